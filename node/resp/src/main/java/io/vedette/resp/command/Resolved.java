package io.vedette.resp.command;

/**
 * What a {@link CommandTable} makes of a request: a command that may run, or a reason why there is none.
 *
 * @param <H> type of handler
 */
public sealed interface Resolved<H> permits Command, Refusal {}
