@NullMarked
package io.vedette.sentinel.shell;

import org.jspecify.annotations.NullMarked;
