@NullMarked
package io.vedette.sentinel.advice;

import org.jspecify.annotations.NullMarked;
