/** Copies of the data: following a master, and being followed. */
@NullMarked
package io.vedette.node.replication;

import org.jspecify.annotations.NullMarked;
