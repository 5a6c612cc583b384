/** The five types of values and the encodings they come in. */
@NullMarked
package io.vedette.engine.value;

import org.jspecify.annotations.NullMarked;
