package io.vedette.resp.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A short file by which the kernel tells of this process or of the machine. It is opened once and read anew each time: to open one takes
 * a JVM much longer than to read it, and whoever watches asks again and again.
 */
public final class ProcFile {
    private static final int MOST_BYTES = 1024;

    private final Path path;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(MOST_BYTES);
    private @Nullable FileChannel channel;

    public ProcFile(String path) {
        this.path = Path.of(path);
    }

    /** The beginning of the file as it is now; nothing where the system has no such file. */
    public synchronized Optional<String> read() {
        try {
            FileChannel open = channel;
            if (open == null || !open.isOpen()) {
                open = FileChannel.open(path);
                channel = open;
            }
            buffer.clear();
            int length = Math.max(0, open.read(buffer, 0));
            byte[] bytes = new byte[length];
            buffer.flip().get(bytes);
            return Optional.of(new String(bytes, StandardCharsets.ISO_8859_1));
        } catch (IOException notLinux) {
            return Optional.empty();
        }
    }

    /** The number that begins with the first digit behind {@code from}; 0 where there is none. */
    public static long number(String text, int from) {
        int at = from;
        while (at < text.length() && !isDigit(text.charAt(at))) {
            at++;
        }
        long sum = 0;
        for (; at < text.length() && isDigit(text.charAt(at)); at++) {
            sum = sum * 10 + (text.charAt(at) - '0');
        }
        return sum;
    }

    /** Where the word of this number begins, if words behind {@code from} are counted from 0; the end of the text where there are fewer. */
    public static int word(String text, int from, int number) {
        int at = from;
        for (int i = 0; i < number; i++) {
            int blank = text.indexOf(' ', at);
            if (blank < 0) {
                return text.length();
            }
            at = blank + 1;
        }
        return at;
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }
}
