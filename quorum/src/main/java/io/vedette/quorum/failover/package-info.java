/** Replacing a master: states, ranking, and the account of it. */
@NullMarked
package io.vedette.quorum.failover;

import org.jspecify.annotations.NullMarked;
