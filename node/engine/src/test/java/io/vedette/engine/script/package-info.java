/** Proofs about scripts. */
@NullMarked
package io.vedette.engine.script;

import org.jspecify.annotations.NullMarked;
