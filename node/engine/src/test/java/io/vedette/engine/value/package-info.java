/** Tests of the package of this name. */
@NullMarked
package io.vedette.engine.value;

import org.jspecify.annotations.NullMarked;
