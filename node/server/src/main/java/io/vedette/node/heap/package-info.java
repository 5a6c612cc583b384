/** The heap of this process, seen from outside: how large it may grow. */
@NullMarked
package io.vedette.node.heap;

import org.jspecify.annotations.NullMarked;
