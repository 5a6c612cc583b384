/** What a sentinel counts and measures, for Prometheus. Nothing here is loaded while nobody can ask for it. */
@NullMarked
package io.vedette.sentinel.metrics;

import org.jspecify.annotations.NullMarked;
