/** A group on this machine: its folder, its members as operating-system processes, how they start and stop. */
@NullMarked
package io.vedette.deploy.local;

import org.jspecify.annotations.NullMarked;
