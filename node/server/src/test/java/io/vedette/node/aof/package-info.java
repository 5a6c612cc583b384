/** Proofs about the append-only file of a running node. */
@NullMarked
package io.vedette.node.aof;

import org.jspecify.annotations.NullMarked;
