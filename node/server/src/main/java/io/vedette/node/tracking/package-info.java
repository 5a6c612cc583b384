/** Client-side caching: who remembers which keys, and how they hear that a key is not what it was. */
@NullMarked
package io.vedette.node.tracking;

import org.jspecify.annotations.NullMarked;
