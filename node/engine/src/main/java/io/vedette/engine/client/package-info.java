/** What the engine knows of each client: its database, its transaction, what it watches and waits for. */
@NullMarked
package io.vedette.engine.client;

import org.jspecify.annotations.NullMarked;
