/** What a sentinel knows and must not forget: its options, what it has learnt, and how both stand in its configuration file. */
@NullMarked
package io.vedette.sentinel.state;

import org.jspecify.annotations.NullMarked;
