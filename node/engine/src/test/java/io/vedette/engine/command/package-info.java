/** Tests of the package of this name. */
@NullMarked
package io.vedette.engine.command;

import org.jspecify.annotations.NullMarked;
