/** Looks for what is known to go wrong in deployments: gathers facts first, then judges them without asking anybody again. */
@NullMarked
package io.vedette.deploy.doctor;

import org.jspecify.annotations.NullMarked;
