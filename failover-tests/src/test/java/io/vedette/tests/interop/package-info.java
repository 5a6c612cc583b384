/**
 * Ours beside the real thing: the same bytes to both, what comes back compared; real clients on our server; and clients
 * that no server wishes for.
 */
@NullMarked
package io.vedette.tests.interop;

import org.jspecify.annotations.NullMarked;
