/** Shows a group on a terminal, or as plain lines where there is none. */
@NullMarked
package io.vedette.deploy.panel;

import org.jspecify.annotations.NullMarked;
