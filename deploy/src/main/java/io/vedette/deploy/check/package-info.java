/** Looks at files of a node without one, says whether they can be loaded, and cuts off what cannot. */
@NullMarked
package io.vedette.deploy.check;

import org.jspecify.annotations.NullMarked;
