@NullMarked
package io.vedette.sentinel.command;

import org.jspecify.annotations.NullMarked;
