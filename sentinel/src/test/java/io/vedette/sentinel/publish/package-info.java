@NullMarked
package io.vedette.sentinel.publish;

import org.jspecify.annotations.NullMarked;
