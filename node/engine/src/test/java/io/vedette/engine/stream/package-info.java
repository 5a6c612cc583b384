/** Tests of the package of this name. */
@NullMarked
package io.vedette.engine.stream;

import org.jspecify.annotations.NullMarked;
