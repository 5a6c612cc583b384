/** Tests of the engine as a whole. */
@NullMarked
package io.vedette.engine;

import org.jspecify.annotations.NullMarked;
