/** The shared commands over real sockets, and beside a real redis-server. */
@NullMarked
package io.vedette.resp.client;

import org.jspecify.annotations.NullMarked;
