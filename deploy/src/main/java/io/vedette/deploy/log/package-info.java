/** How what is logged gets to the log of the process. */
@NullMarked
package io.vedette.deploy.log;

import org.jspecify.annotations.NullMarked;
