/** Building a cluster from a seed, running it, counting what was reached, shrinking what failed. */
@NullMarked
package io.vedette.quorum.sim.run;

import org.jspecify.annotations.NullMarked;
