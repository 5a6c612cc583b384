/** Scripts of clients: what Lua knows of Redis, and how a script is kept, run, stopped and answered. */
@NullMarked
package io.vedette.engine.script;

import org.jspecify.annotations.NullMarked;
