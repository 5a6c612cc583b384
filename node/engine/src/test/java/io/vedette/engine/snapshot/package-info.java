/** Tests of whole keyspaces. */
@NullMarked
package io.vedette.engine.snapshot;

import org.jspecify.annotations.NullMarked;
