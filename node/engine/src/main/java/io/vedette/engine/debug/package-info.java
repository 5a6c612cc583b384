/** What DEBUG tells of data and does to them: digests, many keys at once. */
@NullMarked
package io.vedette.engine.debug;

import org.jspecify.annotations.NullMarked;
