/** One group: what is known of it, and the rules that turn news into knowledge and knowledge into effects. */
@NullMarked
package io.vedette.quorum.group;

import org.jspecify.annotations.NullMarked;
