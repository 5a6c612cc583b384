/** Ours beside the real thing: the same bytes to both, what comes back compared. */
@NullMarked
package io.vedette.tests.interop;

import org.jspecify.annotations.NullMarked;
