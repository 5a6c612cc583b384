/** The commands: one class per family, one table. */
@NullMarked
package io.vedette.engine.command;

import org.jspecify.annotations.NullMarked;
