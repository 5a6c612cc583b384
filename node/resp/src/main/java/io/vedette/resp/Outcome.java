package io.vedette.resp;

/**
 * What one step of {@link RequestReader#next()} came to: a whole command, not enough bytes yet, or bytes that cannot be
 * a command. There is no fourth case; the reader never throws on anything a client sends.
 */
public sealed interface Outcome permits Request, Outcome.NeedMore, ProtocolError {

    /** Every complete command has been handed out; the rest waits for the next read. */
    enum NeedMore implements Outcome {
        NEED_MORE
    }
}
