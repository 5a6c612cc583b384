/** Tests of what replicas are told. */
@NullMarked
package io.vedette.engine.replication;

import org.jspecify.annotations.NullMarked;
