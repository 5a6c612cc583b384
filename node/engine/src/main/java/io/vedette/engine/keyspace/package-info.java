/** The databases: keys, their entries, when they expire, and who is told of changes. */
@NullMarked
package io.vedette.engine.keyspace;

import org.jspecify.annotations.NullMarked;
