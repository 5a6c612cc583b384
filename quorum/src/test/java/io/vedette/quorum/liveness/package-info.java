/** Diagnoses, with time moved by hand. */
@NullMarked
package io.vedette.quorum.liveness;

import org.jspecify.annotations.NullMarked;
