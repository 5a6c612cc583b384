/** Holds the data; pure, with time passed in. */
@NullMarked
package io.vedette.engine;

import org.jspecify.annotations.NullMarked;
