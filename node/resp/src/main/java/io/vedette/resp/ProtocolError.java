package io.vedette.resp;

/**
 * The bytes of a client cannot be a command. It is told so in Redis's own words, and then the connection is closed,
 * because nobody knows where the next command would begin.
 *
 * @param text the error line without its dash and line end, one char per byte (ISO 8859-1): it may quote a raw byte
 * @param silent Redis closes without a word here, and so do we
 */
public record ProtocolError(String text, boolean silent) implements Outcome {

    static final ProtocolError INVALID_MULTIBULK_LENGTH = of("invalid multibulk length");
    static final ProtocolError UNAUTHENTICATED_MULTIBULK_LENGTH = of("unauthenticated multibulk length");
    static final ProtocolError TOO_BIG_MULTIBULK_COUNT_STRING = of("too big mbulk count string");
    static final ProtocolError INVALID_BULK_LENGTH = of("invalid bulk length");
    static final ProtocolError UNAUTHENTICATED_BULK_LENGTH = of("unauthenticated bulk length");
    static final ProtocolError TOO_BIG_BULK_COUNT_STRING = of("too big bulk count string");
    static final ProtocolError TOO_BIG_INLINE_REQUEST = of("too big inline request");
    static final ProtocolError UNBALANCED_QUOTES = of("unbalanced quotes in request");

    /** One command is longer than {@link WireLimits#queryBufferBytes()}. */
    static final ProtocolError QUERY_BUFFER_FULL =
            new ProtocolError("ERR Protocol error: query buffer limit reached", true);

    /** A command announced an argument and something else came. */
    static ProtocolError expectedDollar(byte got) {
        // An error is one line: like Redis we show a line end as a blank.
        char shown = got == '\r' || got == '\n' ? ' ' : (char) (got & 0xff);
        return of("expected '$', got '" + shown + "'");
    }

    private static ProtocolError of(String reason) {
        return new ProtocolError("ERR Protocol error: " + reason, false);
    }
}
