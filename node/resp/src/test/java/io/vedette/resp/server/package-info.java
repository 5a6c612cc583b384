/** Real sockets on loopback, one behaviour per story. */
@NullMarked
package io.vedette.resp.server;

import org.jspecify.annotations.NullMarked;
