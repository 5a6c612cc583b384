/** Places on earth as scores of sorted sets. */
@NullMarked
package io.vedette.engine.geo;

import org.jspecify.annotations.NullMarked;
