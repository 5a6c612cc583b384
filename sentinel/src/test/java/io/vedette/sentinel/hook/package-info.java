@NullMarked
package io.vedette.sentinel.hook;

import org.jspecify.annotations.NullMarked;
