/** Proofs about copies of the data. */
@NullMarked
package io.vedette.node.replication;

import org.jspecify.annotations.NullMarked;
