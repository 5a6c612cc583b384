/** From the text of a chunk to the code of a function. */
@NullMarked
package io.vedette.engine.lua.compile;

import org.jspecify.annotations.NullMarked;
