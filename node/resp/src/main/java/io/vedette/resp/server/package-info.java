/**
 * The sockets and connections both processes share: accept, read, execute, write, bound, close.
 *
 * <p>One event loop owns a server, its connections and everything that hangs on them, so nothing in here is locked or
 * volatile. What a command does is not known here: handlers are bound to the command table by other packages.
 */
@NullMarked
package io.vedette.resp.server;

import org.jspecify.annotations.NullMarked;
