/** What INFO says of a node alone. */
@NullMarked
package io.vedette.node.info;

import org.jspecify.annotations.NullMarked;
