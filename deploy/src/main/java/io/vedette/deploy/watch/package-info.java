/** Looks at running members over the wire: what each says of itself and of the others. */
@NullMarked
package io.vedette.deploy.watch;

import org.jspecify.annotations.NullMarked;
