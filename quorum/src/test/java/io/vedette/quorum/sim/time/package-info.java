/** Virtual time: one queue of what will happen, and one random stream per part of the world. */
@NullMarked
package io.vedette.quorum.sim.time;

import org.jspecify.annotations.NullMarked;
