/** The rehearsal reaches what it is for. */
@NullMarked
package io.vedette.sentinel.rehearsal;

import org.jspecify.annotations.NullMarked;
