/** A ZooKeeper ensemble, and the leaders that are elected there. */
@NullMarked
package io.vedette.sentinel.ensemble;

import org.jspecify.annotations.NullMarked;
