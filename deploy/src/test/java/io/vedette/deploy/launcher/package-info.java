/** The launcher script, run for real with Javas and a Maven that only pretend. */
@NullMarked
package io.vedette.deploy.launcher;

import org.jspecify.annotations.NullMarked;
