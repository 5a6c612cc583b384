/** The invariants: small named classes that see every effect, and end the run when one is broken. */
@NullMarked
package io.vedette.quorum.sim.check;

import org.jspecify.annotations.NullMarked;
