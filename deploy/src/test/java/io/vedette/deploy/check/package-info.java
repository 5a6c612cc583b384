/** Tests of the checks of files. */
@NullMarked
package io.vedette.deploy.check;

import org.jspecify.annotations.NullMarked;
