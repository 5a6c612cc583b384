/** The operators' commands against sentinels that run, ours and real ones. */
@NullMarked
package io.vedette.tests.operate;

import org.jspecify.annotations.NullMarked;
