/** What is known about a group, immutable, as commands show it. */
@NullMarked
package io.vedette.quorum.view;

import org.jspecify.annotations.NullMarked;
