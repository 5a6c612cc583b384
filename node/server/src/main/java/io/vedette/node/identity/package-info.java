/** Who this node is and how far its data are, kept beside the data. */
@NullMarked
package io.vedette.node.identity;

import org.jspecify.annotations.NullMarked;
