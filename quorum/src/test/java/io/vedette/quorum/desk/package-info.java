/** What is durable, and what waits for it. */
@NullMarked
package io.vedette.quorum.desk;

import org.jspecify.annotations.NullMarked;
