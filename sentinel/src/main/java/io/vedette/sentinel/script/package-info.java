/** Runs the operator's scripts: bounded, retried, timed out, and never on the loop. */
@NullMarked
package io.vedette.sentinel.script;

import org.jspecify.annotations.NullMarked;
