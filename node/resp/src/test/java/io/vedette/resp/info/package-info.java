/** What INFO says, section by section. */
@NullMarked
package io.vedette.resp.info;

import org.jspecify.annotations.NullMarked;
