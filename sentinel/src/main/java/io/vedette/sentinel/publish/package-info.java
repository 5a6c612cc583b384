/** Telling the world outside who the master is: one small class per kind of place, each behind a queue of its own. */
@NullMarked
package io.vedette.sentinel.publish;

import org.jspecify.annotations.NullMarked;
