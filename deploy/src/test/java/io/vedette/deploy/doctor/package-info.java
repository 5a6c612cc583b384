/** Facts made up by hand, and what is found in them. */
@NullMarked
package io.vedette.deploy.doctor;

import org.jspecify.annotations.NullMarked;
