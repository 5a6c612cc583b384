/** The rules of failover, one by one. */
@NullMarked
package io.vedette.quorum.failover;

import org.jspecify.annotations.NullMarked;
