/** Tests of the package of this name. */
@NullMarked
package io.vedette.engine.dict;

import org.jspecify.annotations.NullMarked;
