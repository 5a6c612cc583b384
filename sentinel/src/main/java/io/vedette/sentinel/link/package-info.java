/**
 * Talks to data nodes and to other sentinels: makes connections, sends commands, and turns what comes back, or does not, into
 * {@link io.vedette.quorum.Event events}. It never decides anything, and no answer, however odd, makes it throw.
 */
@NullMarked
package io.vedette.sentinel.link;

import org.jspecify.annotations.NullMarked;
