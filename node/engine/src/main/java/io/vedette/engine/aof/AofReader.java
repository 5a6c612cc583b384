package io.vedette.engine.aof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads commands and annotations out of a file that is given piece by piece. How long the file is must be known before:
 * so what an argument says of its length is believed only as far as there are bytes for it, and no more is kept in
 * memory than one command as it is.
 *
 * <p>It is stricter than Redis in one thing: the line end behind an argument is looked at. Redis steps over whatever two
 * bytes stand there, and its own tool calls that file damaged.
 */
public final class AofReader {

    private static final int LONGEST_LINE = 1024;
    private static final int LONGEST_NUMBER = 20;
    private static final int NONE = -1;

    private final long sizeBytes;
    private byte[] bytes = new byte[0];

    /** Where in {@code bytes} the item begins that is read, and where the bytes end. */
    private int begin;

    private int end;

    /** Where in the file {@code bytes[0]} is. */
    private long base;

    /** The words of the item found so far, how many there will be, and where the next one begins. */
    private final List<byte[]> words = new ArrayList<>();

    private long announced;
    private int position;

    /** What the last header said, and where it ended. */
    private long number;

    private int behind;

    private long lines;

    /**
     * Nothing was given yet.
     *
     * @param offset where in the file the first byte is that will be given
     */
    public AofReader(long offset, long sizeBytes) {
        this.base = offset;
        this.sizeBytes = sizeBytes;
    }

    public void append(byte[] array, int offset, int length) {
        makeRoom(length);
        System.arraycopy(array, offset, bytes, end, length);
        end += length;
    }

    /** Where in the file the item begins that is looked for next; everything before it has been handed out. */
    public long offset() {
        return base + begin;
    }

    /** Line ends of commands that were read so far, also of the one that is read. */
    public long lines() {
        return lines;
    }

    /** The next item, or why there is none. */
    public AofItem next() {
        if (begin == end) {
            return AofItem.NeedMore.NEED_MORE;
        }
        return announced == 0 && bytes[begin] == '#' ? annotation() : command();
    }

    private AofItem annotation() {
        int newline = find(begin, LONGEST_LINE);
        if (newline == NONE) {
            return end - begin >= LONGEST_LINE
                    ? damage(begin, "an annotation of more than " + LONGEST_LINE + " bytes")
                    : unfinished(begin, "an annotation without its end");
        }
        int last = bytes[newline - 1] == '\r' ? newline - 1 : newline;
        String text = new String(bytes, begin, last - begin, StandardCharsets.ISO_8859_1);
        begin = newline + 1;
        return new AofItem.Annotation(text);
    }

    private AofItem command() {
        if (announced == 0) {
            AofItem problem = header(begin, '*');
            if (problem != null) {
                return problem;
            }
            if (number < 1) {
                return damage(begin, "a command of " + number + " words");
            }
            announced = number;
            position = behind;
            lines++;
        }
        while (words.size() < announced) {
            AofItem problem = word();
            if (problem != null) {
                return problem;
            }
        }
        AofItem command = new AofItem.Command(List.copyOf(words));
        words.clear();
        announced = 0;
        begin = position;
        return command;
    }

    private @Nullable AofItem word() {
        AofItem problem = header(position, '$');
        if (problem != null) {
            return problem;
        }
        if (number < 0 || number > Integer.MAX_VALUE - LONGEST_LINE) {
            return damage(position, "an argument of " + number + " bytes");
        }
        if (base + behind + number + 2 > sizeBytes) {
            lines++;
            return new AofItem.Cut(base + position, "an argument of " + number + " bytes that goes on behind the end");
        }
        if (behind + number + 2 > end) {
            return AofItem.NeedMore.NEED_MORE;
        }
        int from = behind;
        int to = from + (int) number;
        lines++;
        if (bytes[to] != '\r' || bytes[to + 1] != '\n') {
            return damage(to, String.format("%02x%02x instead of the end of a line", bytes[to], bytes[to + 1]));
        }
        words.add(Arrays.copyOfRange(bytes, from, to));
        lines++;
        position = to + 2;
        return null;
    }

    /** Reads a line of a letter and a number; null where it could. */
    private @Nullable AofItem header(int at, char letter) {
        if (at == end) {
            return unfinished(at, "nothing where '" + letter + "' should be");
        }
        if (bytes[at] != letter) {
            return damage(at, String.format("byte %02x instead of '%c'", bytes[at], letter));
        }
        int newline = find(at, LONGEST_NUMBER + 3);
        int digitsEnd = newline == NONE ? end : newline;
        if (newline != NONE) {
            if (bytes[newline - 1] != '\r') {
                return damage(newline, "a line that ends without a carriage return");
            }
            digitsEnd = newline - 1;
        } else if (end > at && bytes[end - 1] == '\r') {
            digitsEnd = end - 1;
        }
        if (!isNumber(at + 1, digitsEnd, newline == NONE)) {
            return damage(at, "no number behind '" + letter + "'");
        }
        if (newline == NONE) {
            return unfinished(at, "a line without its end");
        }
        number = Long.parseLong(new String(bytes, at + 1, digitsEnd - at - 1, StandardCharsets.ISO_8859_1));
        behind = newline + 1;
        return null;
    }

    /** @param mayGoOn whether these are only the first of its bytes */
    private boolean isNumber(int from, int to, boolean mayGoOn) {
        int digits = from < to && bytes[from] == '-' ? from + 1 : from;
        if (to - digits >= LONGEST_NUMBER - 1 || (digits >= to && !mayGoOn)) {
            return false;
        }
        for (int i = digits; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return true;
    }

    /** Where the line ends that begins there, if that is within so many bytes. */
    private int find(int from, int most) {
        int last = Math.min(end, from + most);
        for (int i = from; i < last; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return NONE;
    }

    private AofItem unfinished(int at, String found) {
        return base + end >= sizeBytes ? new AofItem.Cut(base + at, found) : AofItem.NeedMore.NEED_MORE;
    }

    private AofItem damage(int at, String found) {
        return new AofItem.Damage(base + at, found);
    }

    private void makeRoom(int length) {
        if (begin > 0) {
            System.arraycopy(bytes, begin, bytes, 0, end - begin);
            base += begin;
            position -= begin;
            end -= begin;
            begin = 0;
        }
        if (bytes.length - end < length) {
            bytes = Arrays.copyOf(bytes, Math.max(end + length, (int)
                    Math.min(2L * bytes.length, Integer.MAX_VALUE - 8)));
        }
    }
}
