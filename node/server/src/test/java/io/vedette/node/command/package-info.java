@NullMarked
package io.vedette.node.command;

import org.jspecify.annotations.NullMarked;
