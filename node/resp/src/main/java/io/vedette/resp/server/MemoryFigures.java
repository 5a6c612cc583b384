package io.vedette.resp.server;

/**
 * What one connection holds in memory.
 *
 * @param queryBytes bytes read and not used up, the running command's own included
 * @param queryFreeBytes room behind them
 * @param replyBytes replies written and not handed to the channel yet
 * @param channelWrites writes the channel still holds
 * @param channelBytes their bytes
 * @param transactionBytes commands that wait for EXEC, and keys it watches
 * @param wishBytes what it wants to hear of
 */
public record MemoryFigures(
        int queryBytes,
        int queryFreeBytes,
        int replyBytes,
        int channelWrites,
        long channelBytes,
        boolean reading,
        long transactionBytes,
        long wishBytes) {

    /**
     * What the objects of a connection cost besides its buffers: live heap with 8,000 idle connections less that with none,
     * by ZGC, whose references are eight bytes long. By a collector with short ones it is 7,600. Most of it is a queue that
     * Vert.x makes for every socket.
     */
    private static final long FIXED_BYTES = 12_600;

    public long totalBytes() {
        return FIXED_BYTES + queryBytes + queryFreeBytes + replyBytes + channelBytes + transactionBytes + wishBytes;
    }
}
