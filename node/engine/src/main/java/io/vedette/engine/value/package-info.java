/** The types of values and the encodings they come in; streams have a package of their own. */
@NullMarked
package io.vedette.engine.value;

import org.jspecify.annotations.NullMarked;
