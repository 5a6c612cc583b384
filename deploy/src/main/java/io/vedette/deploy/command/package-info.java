/** The command line: what each command takes, prints and returns. */
@NullMarked
package io.vedette.deploy.command;

import org.jspecify.annotations.NullMarked;
