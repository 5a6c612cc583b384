/** Elements one after the other, by their index or by their place, that two may have at the price of one until one of them is changed. */
@NullMarked
package io.vedette.engine.sequence;

import org.jspecify.annotations.NullMarked;
