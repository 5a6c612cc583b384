/** Redis's format of values, as DUMP gives them and RDB files hold them. */
@NullMarked
package io.vedette.engine.rdb;

import org.jspecify.annotations.NullMarked;
