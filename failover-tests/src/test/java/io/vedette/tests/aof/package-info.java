/** Proofs about the append-only file: interchangeable with Redis, and nothing lost that was promised. */
@NullMarked
package io.vedette.tests.aof;

import org.jspecify.annotations.NullMarked;
