/** The data on disk: snapshots in files, made while the node serves, and loaded at its start. */
@NullMarked
package io.vedette.node.persist;

import org.jspecify.annotations.NullMarked;
