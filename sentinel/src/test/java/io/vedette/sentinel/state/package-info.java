@NullMarked
package io.vedette.sentinel.state;

import org.jspecify.annotations.NullMarked;
