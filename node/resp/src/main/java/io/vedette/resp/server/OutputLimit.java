package io.vedette.resp.server;

/**
 * How many unread reply bytes a client may leave with us: more than {@code hardBytes} at any time, or more than {@code
 * softBytes} for longer than {@code softMs}, and it is closed. Zero means no limit.
 */
public record OutputLimit(long hardBytes, long softBytes, long softMs) {
    public static final OutputLimit NONE = new OutputLimit(0, 0, 0);

    public boolean overHard(long pendingBytes) {
        return hardBytes > 0 && pendingBytes >= hardBytes;
    }

    public boolean overSoft(long pendingBytes) {
        return softBytes > 0 && pendingBytes >= softBytes;
    }
}
