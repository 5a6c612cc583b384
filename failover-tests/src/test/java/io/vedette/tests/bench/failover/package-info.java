/** Faults done to pairs of clusters that differ in their sentinels only, timed from outside by a client. */
@NullMarked
package io.vedette.tests.bench.failover;

import org.jspecify.annotations.NullMarked;
