/** Data on disk: nodes that end, are killed, find their files again, and share them with redis-server. */
@NullMarked
package io.vedette.tests.persist;

import org.jspecify.annotations.NullMarked;
