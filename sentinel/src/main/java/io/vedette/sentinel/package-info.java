/** The shell that turns sockets into quorum events and effects into writes. */
@NullMarked
package io.vedette.sentinel;

import org.jspecify.annotations.NullMarked;
