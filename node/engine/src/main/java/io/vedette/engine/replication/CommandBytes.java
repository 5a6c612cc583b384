package io.vedette.engine.replication;

import io.vedette.resp.Digits;
import io.vedette.resp.Request;
import java.util.Arrays;

/** Commands as clients send them, one behind the other. */
final class CommandBytes {
    private static final int SMALLEST = 512;

    /** A letter, a number and the end of the line at most. */
    private static final int HEADER = 1 + 20 + 2;

    /** What is larger is given back once it is empty. */
    private static final int KEPT_BYTES = 1 << 20;

    /** As long as an array can be on every JVM. */
    private static final long LONGEST = Integer.MAX_VALUE - 8L;

    private byte[] bytes = new byte[SMALLEST];
    private int length;

    /** Only lent; good until more is added. */
    byte[] array() {
        return bytes;
    }

    int length() {
        return length;
    }

    void add(byte[]... command) {
        header('*', command.length);
        for (byte[] word : command) {
            word(word, 0, word.length);
        }
    }

    /** As it was sent, where that is how it is written here: nearly always, and spares putting it together. */
    void add(Request request) {
        int plain = request.plainLength();
        if (plain > 0) {
            room(plain);
            System.arraycopy(request.array(), request.start(), bytes, length, plain);
            length += plain;
        } else {
            addWords(request);
        }
    }

    private void addWords(Request request) {
        int argc = request.argc();
        header('*', argc);
        for (int i = 0; i < argc; i++) {
            word(request.array(), request.offset(i), request.length(i));
        }
    }

    void clear() {
        length = 0;
        if (bytes.length > KEPT_BYTES) {
            bytes = new byte[SMALLEST];
        }
    }

    private void word(byte[] array, int offset, int count) {
        header('$', count);
        room(count + 2L);
        System.arraycopy(array, offset, bytes, length, count);
        length += count;
        endLine();
    }

    private void header(char type, int count) {
        room(HEADER);
        bytes[length] = (byte) type;
        length = Digits.write(bytes, length + 1, count);
        endLine();
    }

    private void endLine() {
        bytes[length] = '\r';
        bytes[length + 1] = '\n';
        length += 2;
    }

    private void room(long more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(
                    bytes, Math.toIntExact(Math.max(length + more, Math.min(2L * bytes.length, LONGEST))));
        }
    }
}
