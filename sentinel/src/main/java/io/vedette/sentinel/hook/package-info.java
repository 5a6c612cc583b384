/** Asks the operator's own program, or a URL, whether a failover may begin: bounded in time, and never on the loop. */
@NullMarked
package io.vedette.sentinel.hook;

import org.jspecify.annotations.NullMarked;
