/** Our sentinels as processes over real redis-servers, beside real redis-sentinels, with real clients. */
@NullMarked
package io.vedette.tests.sentinel;

import org.jspecify.annotations.NullMarked;
