/** Tests of the package of this name. */
@NullMarked
package io.vedette.engine.rdb;

import org.jspecify.annotations.NullMarked;
