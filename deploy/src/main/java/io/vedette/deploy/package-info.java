/** The one command: vedette. */
@NullMarked
package io.vedette.deploy;

import org.jspecify.annotations.NullMarked;
