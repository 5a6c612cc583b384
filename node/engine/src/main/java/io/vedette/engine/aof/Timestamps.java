package io.vedette.engine.aof;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/** The annotations that say when what follows them happened, once for each second in which something did. */
public final class Timestamps {

    private static final String MARK = "#TS:";
    private static final byte[] NOTHING = new byte[0];

    private long lastSecond = Long.MIN_VALUE;

    /** What to write before something that happens now: an annotation, or nothing if the second had one. */
    public byte[] before(long nowMs) {
        long second = Math.floorDiv(nowMs, 1000L);
        if (second <= lastSecond) {
            return NOTHING;
        }
        lastSecond = second;
        return (MARK + second + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Whoever reads from here has not been told the time. */
    public void forget() {
        lastSecond = Long.MIN_VALUE;
    }

    /** The second an annotation names, if it is one of these; who cannot be understood is not. */
    public static OptionalLong secondOf(AofItem.Annotation annotation) {
        String text = annotation.text();
        if (!text.startsWith(MARK)) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text.substring(MARK.length()).strip()));
        } catch (NumberFormatException notOne) {
            return OptionalLong.empty();
        }
    }
}
