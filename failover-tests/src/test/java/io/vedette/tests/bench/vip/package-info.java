/** A virtual IP on five hosts whose network is torn again and again. */
@NullMarked
package io.vedette.tests.bench.vip;

import org.jspecify.annotations.NullMarked;
