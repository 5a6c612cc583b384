@NullMarked
package io.vedette.node.persist;

import org.jspecify.annotations.NullMarked;
