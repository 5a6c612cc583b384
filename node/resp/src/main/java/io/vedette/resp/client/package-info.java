/**
 * The commands about connections themselves, and the dispatcher that decides whether a command may run: what a node and
 * a sentinel both put between their sockets and their own commands.
 */
@NullMarked
package io.vedette.resp.client;

import org.jspecify.annotations.NullMarked;
