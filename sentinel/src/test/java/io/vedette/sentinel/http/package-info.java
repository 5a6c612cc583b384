@NullMarked
package io.vedette.sentinel.http;

import org.jspecify.annotations.NullMarked;
