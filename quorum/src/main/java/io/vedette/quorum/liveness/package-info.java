/** Who is up and who is down, and on what evidence. A diagnosis never acts. */
@NullMarked
package io.vedette.quorum.liveness;

import org.jspecify.annotations.NullMarked;
