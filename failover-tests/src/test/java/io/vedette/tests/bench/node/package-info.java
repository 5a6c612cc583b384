/** {@code vedette bench node}: a node beside redis-server, in turn, on the same core. */
@NullMarked
package io.vedette.tests.bench.node;

import org.jspecify.annotations.NullMarked;
