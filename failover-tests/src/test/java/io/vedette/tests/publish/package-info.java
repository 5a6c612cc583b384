/** Clients that know only a place the master is published at find it there after a failover. */
@NullMarked
package io.vedette.tests.publish;

import org.jspecify.annotations.NullMarked;
