/**
 * What a node and a sentinel have in common as operating-system processes: the log in Redis's format, the pid file, the
 * working folder, being told to stop.
 */
@NullMarked
package io.vedette.resp.process;

import org.jspecify.annotations.NullMarked;
