/** The commands of a sentinel. */
@NullMarked
package io.vedette.sentinel.command;

import org.jspecify.annotations.NullMarked;
