/** Talks to sentinels and nodes as a client: one connection, one question, one answer, every wait bounded. */
@NullMarked
package io.vedette.deploy.ask;

import org.jspecify.annotations.NullMarked;
