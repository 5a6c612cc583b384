/** The layering of the house, enforced: who may import whom, and what the deciding rooms never touch. */
@NullMarked
package io.vedette.tests.architecture;

import org.jspecify.annotations.NullMarked;
