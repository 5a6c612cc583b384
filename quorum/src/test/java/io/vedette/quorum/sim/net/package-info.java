/** Hosts, processes and TCP-like connections between them, with everything that goes wrong on the way. */
@NullMarked
package io.vedette.quorum.sim.net;

import org.jspecify.annotations.NullMarked;
