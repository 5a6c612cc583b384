/** What all rules share: the outbox of effects, the journal of what is durable, and this sentinel itself. */
@NullMarked
package io.vedette.quorum.desk;

import org.jspecify.annotations.NullMarked;
