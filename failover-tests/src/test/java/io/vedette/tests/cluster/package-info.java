/**
 * Clusters of real processes of any mix: where they live, how they are started, hurt and asked, and that all of them are gone
 * when whoever started them is gone.
 */
@NullMarked
package io.vedette.tests.cluster;

import org.jspecify.annotations.NullMarked;
