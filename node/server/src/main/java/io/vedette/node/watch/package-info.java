/** What a node notes about its own work: counts, times, slow commands; and the commands that show it. */
@NullMarked
package io.vedette.node.watch;

import org.jspecify.annotations.NullMarked;
