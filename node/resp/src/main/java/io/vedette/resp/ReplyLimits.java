package io.vedette.resp;

/**
 * What a server may make a client hold for one reply.
 *
 * @param lineBytes longest status, error, number or announcement
 * @param replyBytes longest whole reply, all elements and their framing together
 * @param depth most aggregates inside one another
 */
public record ReplyLimits(int lineBytes, int replyBytes, int depth) {

    /** As generous as Redis is with one string. */
    public static final ReplyLimits DEFAULT = new ReplyLimits(64 << 10, 512 << 20, 64);

    public ReplyLimits {
        if (lineBytes <= 0 || replyBytes <= 0 || depth <= 0) {
            throw new IllegalArgumentException(
                    "reply limits must be positive: " + lineBytes + ", " + replyBytes + ", " + depth);
        }
    }
}
