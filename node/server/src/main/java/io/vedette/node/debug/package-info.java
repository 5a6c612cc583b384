/** DEBUG: what tests, scripts and operators ask of a node that no client should. */
@NullMarked
package io.vedette.node.debug;

import org.jspecify.annotations.NullMarked;
