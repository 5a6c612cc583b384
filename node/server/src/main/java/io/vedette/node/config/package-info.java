/** redis.conf as a node understands it. */
@NullMarked
package io.vedette.node.config;

import org.jspecify.annotations.NullMarked;
