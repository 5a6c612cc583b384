/** Clients in wide use, with their own Sentinel support, writing through failovers. */
@NullMarked
package io.vedette.tests.clients;

import org.jspecify.annotations.NullMarked;
