@NullMarked
package io.vedette.sentinel.lease;

import org.jspecify.annotations.NullMarked;
