/** Proofs about what is kept of a node beside its data. */
@NullMarked
package io.vedette.node.identity;

import org.jspecify.annotations.NullMarked;
