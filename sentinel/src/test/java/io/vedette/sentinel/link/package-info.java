@NullMarked
package io.vedette.sentinel.link;

import org.jspecify.annotations.NullMarked;
