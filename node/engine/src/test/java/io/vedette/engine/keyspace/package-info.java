/** Tests of the package of this name. */
@NullMarked
package io.vedette.engine.keyspace;

import org.jspecify.annotations.NullMarked;
