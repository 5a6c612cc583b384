/**
 * Reads redis.conf and sentinel.conf as Redis does: lines into words, includes, overrides from the command line, typed
 * parameters. It reads and checks; what a setting does is decided by the process that asks for it.
 */
@NullMarked
package io.vedette.resp.config;

import org.jspecify.annotations.NullMarked;
