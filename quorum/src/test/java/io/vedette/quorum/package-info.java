/** Stories about the coordinator as a whole, told with a few sentinels and nodes one millisecond apart. */
@NullMarked
package io.vedette.quorum;

import org.jspecify.annotations.NullMarked;
