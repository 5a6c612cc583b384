/** A Lua 5.1 of our own: values, the machine that runs compiled functions; knows nothing of keys and commands. */
@NullMarked
package io.vedette.engine.lua;

import org.jspecify.annotations.NullMarked;
