@NullMarked
package io.vedette.sentinel.script;

import org.jspecify.annotations.NullMarked;
