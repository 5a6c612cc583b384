/** The wire: RESP2 and RESP3, read and written in place. */
@NullMarked
package io.vedette.resp;

import org.jspecify.annotations.NullMarked;
