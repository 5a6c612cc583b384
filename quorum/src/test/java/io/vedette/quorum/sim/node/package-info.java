/** A redis-server, as far as sentinels, replicas and clients can see one. */
@NullMarked
package io.vedette.quorum.sim.node;

import org.jspecify.annotations.NullMarked;
