/** Tests of the package of this name. */
@NullMarked
package io.vedette.engine.lua;

import org.jspecify.annotations.NullMarked;
