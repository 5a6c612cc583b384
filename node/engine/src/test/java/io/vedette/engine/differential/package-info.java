/** The engine beside a real redis-server: the same commands, the same replies, the same keyspace. */
@NullMarked
package io.vedette.engine.differential;

import org.jspecify.annotations.NullMarked;
