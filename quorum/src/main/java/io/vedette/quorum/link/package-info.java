/** Whom we talk to and when: links, reconnects, PINGs, and the one queue of deadlines. */
@NullMarked
package io.vedette.quorum.link;

import org.jspecify.annotations.NullMarked;
