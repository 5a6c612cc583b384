package io.vedette.resp;

/** What one step of {@link ReplyReader#next()} came to. Nothing a server sends makes the reader throw. */
public sealed interface Answer permits Reply, Answer.NeedMore, Answer.Malformed {

    /** Every complete reply has been handed out; the rest waits for the next read. */
    enum NeedMore implements Answer {
        NEED_MORE
    }

    /** The bytes cannot be a reply, or a limit is passed: close the connection, nobody knows where the next would begin. */
    record Malformed(String reason) implements Answer {}
}
