/** Redis's own test suite, as it comes with Redis's source, over our programs. */
@NullMarked
package io.vedette.tests.suite;

import org.jspecify.annotations.NullMarked;
