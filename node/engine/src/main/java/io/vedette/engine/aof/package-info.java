/** The append-only file as bytes: its manifest, its commands, and how values are written as commands. */
@NullMarked
package io.vedette.engine.aof;

import org.jspecify.annotations.NullMarked;
