/** Commands that concern the node as a whole, not its data. */
@NullMarked
package io.vedette.node.command;

import org.jspecify.annotations.NullMarked;
