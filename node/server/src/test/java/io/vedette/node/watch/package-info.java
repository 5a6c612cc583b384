/** Proofs about what a node says of the time things took. */
@NullMarked
package io.vedette.node.watch;

import org.jspecify.annotations.NullMarked;
