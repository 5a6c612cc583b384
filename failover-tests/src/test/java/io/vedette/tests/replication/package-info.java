/** Nodes that follow each other: ours, real ones, and both mixed. */
@NullMarked
package io.vedette.tests.replication;

import org.jspecify.annotations.NullMarked;
