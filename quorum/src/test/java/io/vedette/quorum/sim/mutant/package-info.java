/** Wrong cores, to prove that the simulator would notice. */
@NullMarked
package io.vedette.quorum.sim.mutant;

import org.jspecify.annotations.NullMarked;
