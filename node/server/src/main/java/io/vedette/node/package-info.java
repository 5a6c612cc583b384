/** Runs a data node: sockets, files and timers around the engine. */
@NullMarked
package io.vedette.node;

import org.jspecify.annotations.NullMarked;
