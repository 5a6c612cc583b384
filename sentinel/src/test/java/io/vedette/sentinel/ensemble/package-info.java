@NullMarked
package io.vedette.sentinel.ensemble;

import org.jspecify.annotations.NullMarked;
