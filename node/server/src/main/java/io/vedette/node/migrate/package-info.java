/** MIGRATE: keys go to another server, and leave this one when they have arrived. */
@NullMarked
package io.vedette.node.migrate;

import org.jspecify.annotations.NullMarked;
