package io.vedette.engine.value;

import io.vedette.resp.Digits;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Numbers as the bytes Redis shows them by. */
public final class Text {

    private static final int LONGEST = 20;

    private Text() {}

    public static byte[] of(long value) {
        byte[] room = new byte[LONGEST];
        return Arrays.copyOf(room, Digits.write(room, 0, value));
    }

    public static byte[] of(String ascii) {
        return ascii.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Bytes {@link #of(long)} would give. */
    public static int width(long value) {
        int width = value < 0 ? 2 : 1;
        for (long rest = value / 10; rest != 0; rest /= 10) {
            width++;
        }
        return width;
    }
}
