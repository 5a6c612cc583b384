/** Estimates of how many different elements there were, in the byte format of Redis. */
@NullMarked
package io.vedette.engine.hyperloglog;

import org.jspecify.annotations.NullMarked;
