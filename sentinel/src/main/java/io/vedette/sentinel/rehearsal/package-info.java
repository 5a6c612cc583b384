/** Failovers nobody sees, so that the first real one does not run code that has never run. */
@NullMarked
package io.vedette.sentinel.rehearsal;

import org.jspecify.annotations.NullMarked;
