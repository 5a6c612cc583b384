/** Deadlines, paces and questions. */
@NullMarked
package io.vedette.quorum.link;

import org.jspecify.annotations.NullMarked;
