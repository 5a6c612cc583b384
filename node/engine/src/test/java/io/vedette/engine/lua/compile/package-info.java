/** Tests of the package of this name. */
@NullMarked
package io.vedette.engine.lua.compile;

import org.jspecify.annotations.NullMarked;
