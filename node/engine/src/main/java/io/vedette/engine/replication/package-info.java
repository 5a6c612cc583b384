/** What replicas and the append-only file are told: the effects of commands. */
@NullMarked
package io.vedette.engine.replication;

import org.jspecify.annotations.NullMarked;
