/** The functions every Lua 5.1 brings: base, string, table, math, coroutine. */
@NullMarked
package io.vedette.engine.lua.lib;

import org.jspecify.annotations.NullMarked;
