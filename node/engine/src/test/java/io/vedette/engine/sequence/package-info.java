@NullMarked
package io.vedette.engine.sequence;

import org.jspecify.annotations.NullMarked;
