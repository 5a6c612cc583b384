/** redis-sentinel's rules, as the baseline and as strangers in a mixed quorum: polling, one state per tick, no back-off. */
@NullMarked
package io.vedette.quorum.sim.redis;

import org.jspecify.annotations.NullMarked;
