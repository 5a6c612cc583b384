/** Ships: the entry point of the one program that is every process of Vedette. */
@NullMarked
package io.vedette.deploy;

import org.jspecify.annotations.NullMarked;
