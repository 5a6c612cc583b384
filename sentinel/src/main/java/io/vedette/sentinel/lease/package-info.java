/** What only one sentinel may have at a time, however the network is torn: it is lent by a majority, and only for a while. */
@NullMarked
package io.vedette.sentinel.lease;

import org.jspecify.annotations.NullMarked;
