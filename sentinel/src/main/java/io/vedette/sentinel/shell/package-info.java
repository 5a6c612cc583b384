/** Carries out what the core decides: one loop, one timer, every effect. */
@NullMarked
package io.vedette.sentinel.shell;

import org.jspecify.annotations.NullMarked;
