/** The engine behind the server: its commands in the command table, its clients on connections, its timers. */
@NullMarked
package io.vedette.node.data;

import org.jspecify.annotations.NullMarked;
