/** What goes wrong, when, and for how long: drawn from the seed before the run begins. */
@NullMarked
package io.vedette.quorum.sim.nemesis;

import org.jspecify.annotations.NullMarked;
