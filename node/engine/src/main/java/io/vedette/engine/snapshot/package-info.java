/** Whole keyspaces: how one is taken as it is at one moment, and how one that was read takes the place of another. */
@NullMarked
package io.vedette.engine.snapshot;

import org.jspecify.annotations.NullMarked;
