/** Keyspace notifications: messages about what happened to keys. */
@NullMarked
package io.vedette.engine.event;

import org.jspecify.annotations.NullMarked;
