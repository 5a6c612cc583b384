/** The libraries Redis adds to Lua for data: cjson, cmsgpack, struct and bit. */
@NullMarked
package io.vedette.engine.script.data;

import org.jspecify.annotations.NullMarked;
