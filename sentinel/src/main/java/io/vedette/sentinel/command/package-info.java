/** The commands of a sentinel: SENTINEL and what belongs to it, read from a request, answered from views of the core. */
@NullMarked
package io.vedette.sentinel.command;

import org.jspecify.annotations.NullMarked;
