/** sentinel.conf: what its {@code sentinel} lines say, checked before anything starts, and how the file is kept. */
@NullMarked
package io.vedette.sentinel.config;

import org.jspecify.annotations.NullMarked;
