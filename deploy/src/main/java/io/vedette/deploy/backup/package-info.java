/** Copies of the data of a group, taken from its freshest replica, kept, checked, and brought back. */
@NullMarked
package io.vedette.deploy.backup;

import org.jspecify.annotations.NullMarked;
