/** Proofs about a node as a whole. */
@NullMarked
package io.vedette.node;

import org.jspecify.annotations.NullMarked;
