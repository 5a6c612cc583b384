/** What a command is: its metadata, where it is looked up, and the COMMAND family that tells clients about it. */
@NullMarked
package io.vedette.resp.command;

import org.jspecify.annotations.NullMarked;
