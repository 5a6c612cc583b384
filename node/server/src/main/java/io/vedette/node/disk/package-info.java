/** The file system, as far as the node changes anything there. */
@NullMarked
package io.vedette.node.disk;

import org.jspecify.annotations.NullMarked;
