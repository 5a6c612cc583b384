/** INFO: the sections both processes have, and how sections become one reply. */
@NullMarked
package io.vedette.resp.info;

import org.jspecify.annotations.NullMarked;
