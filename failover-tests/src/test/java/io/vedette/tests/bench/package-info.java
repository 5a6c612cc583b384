/** Benchmarks in pairs: ours and the real thing in the same run, to be read as ratios. */
@NullMarked
package io.vedette.tests.bench;

import org.jspecify.annotations.NullMarked;
