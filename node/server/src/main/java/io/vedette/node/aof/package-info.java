/** The append-only file of a running node: written behind the loop, loaded at the start, rewritten now and then. */
@NullMarked
package io.vedette.node.aof;

import org.jspecify.annotations.NullMarked;
