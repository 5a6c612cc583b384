/** The two kinds of sentinel: a shell around our core, and redis-sentinel's rules as a baseline. */
@NullMarked
package io.vedette.quorum.sim.sentinel;

import org.jspecify.annotations.NullMarked;
