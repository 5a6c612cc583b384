package io.vedette.resp;

/**
 * What one client may make us hold before we know what it wants. All bounds of the request side stand here.
 *
 * <p>A client that has not authenticated gets the two smaller bounds: enough for HELLO, AUTH and CLIENT SETNAME, too
 * little to be a lever on our memory.
 *
 * <p>The count of arguments has no bound of its own by default, as in Redis since 7.0: nothing is allocated for what is
 * only announced, so {@code queryBufferBytes} bounds it.
 *
 * @param multibulkCount most arguments one command may announce
 * @param bulkBytes {@code proto-max-bulk-len}: longest single argument
 * @param inlineBytes longest inline command, and longest line that announces a length
 * @param unauthenticatedMultibulkCount as {@code multibulkCount}, before authentication
 * @param unauthenticatedBulkBytes as {@code bulkBytes}, before authentication
 * @param queryBufferBytes {@code client-query-buffer-limit}: longest whole command
 */
public record WireLimits(
        int multibulkCount,
        int bulkBytes,
        int inlineBytes,
        int unauthenticatedMultibulkCount,
        int unauthenticatedBulkBytes,
        int queryBufferBytes) {

    /** Redis's own figures. */
    public static final WireLimits DEFAULT =
            new WireLimits(Integer.MAX_VALUE, 512 << 20, 64 << 10, 10, 16 << 10, 1 << 30);

    public WireLimits {
        requirePositive("multibulkCount", multibulkCount);
        requirePositive("bulkBytes", bulkBytes);
        requirePositive("inlineBytes", inlineBytes);
        requirePositive("unauthenticatedMultibulkCount", unauthenticatedMultibulkCount);
        requirePositive("unauthenticatedBulkBytes", unauthenticatedBulkBytes);
        requirePositive("queryBufferBytes", queryBufferBytes);
    }

    /** These limits with another {@code proto-max-bulk-len}; what no Java array can hold is cut to what one can. */
    public WireLimits withBulkBytes(long bytes) {
        return new WireLimits(
                multibulkCount,
                (int) Math.min(bytes, Integer.MAX_VALUE - inlineBytes),
                inlineBytes,
                unauthenticatedMultibulkCount,
                unauthenticatedBulkBytes,
                queryBufferBytes);
    }

    /** These limits with another {@code client-query-buffer-limit}; cut like {@link #withBulkBytes}. */
    public WireLimits withQueryBufferBytes(long bytes) {
        return new WireLimits(
                multibulkCount, bulkBytes, inlineBytes, unauthenticatedMultibulkCount, unauthenticatedBulkBytes, (int)
                        Math.min(bytes, Integer.MAX_VALUE - inlineBytes));
    }

    private static void requirePositive(String name, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive, is " + value);
        }
    }
}
