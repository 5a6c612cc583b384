/** A data node as a process, with real clients, and beside a real redis-server. */
@NullMarked
package io.vedette.tests.node;

import org.jspecify.annotations.NullMarked;
