/** Proofs about the append-only file's bytes. */
@NullMarked
package io.vedette.engine.aof;

import org.jspecify.annotations.NullMarked;
