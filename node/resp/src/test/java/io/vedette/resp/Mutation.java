package io.vedette.resp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.SplittableRandom;

/** What a broken or hostile peer makes of a frame: a few small damages in places that matter. */
final class Mutation {

    /** Bytes with a meaning on the wire, or next to one that has. */
    private static final byte[] TELLING = "\r\n\0*$%~>|+-:,(#_!=;.?0123456789'\"\\x \t".getBytes(ISO_8859_1);

    /** Numbers at and around the edges. */
    private static final String[] NUMBERS = {
        "0",
        "-1",
        "-0",
        "+1",
        "01",
        "",
        "4",
        "5",
        "10",
        "11",
        "63",
        "64",
        "65",
        "99999",
        "100000",
        "16385",
        "1048577",
        "2147483647",
        "2147483648",
        "-9223372036854775808",
        "9223372036854775807",
        "9223372036854775808",
        "18446744073709551617",
        "1e1",
        "?",
        "nan"
    };

    private Mutation() {}

    static byte[] of(byte[] frame, SplittableRandom random) {
        byte[] mutated = frame;
        for (int damages = random.nextInt(4); damages > 0; damages--) {
            mutated = once(mutated, random);
        }
        return mutated;
    }

    private static byte[] once(byte[] frame, SplittableRandom random) {
        int at = random.nextInt(frame.length + 1);
        int to = Math.min(frame.length, at + 1 + random.nextInt(8));
        return switch (random.nextInt(6)) {
            case 0 -> splice(frame, at, Math.min(at + 1, frame.length), telling(random));
            case 1 -> splice(frame, at, at, telling(random));
            case 2 -> splice(frame, at, to, new byte[0]);
            case 3 -> splice(frame, at, at, Arrays.copyOfRange(frame, at, to));
            case 4 -> otherNumber(frame, at, random);
            default -> splice(frame, at, Math.min(at + 1, frame.length), new byte[] {(byte) random.nextInt(256)});
        };
    }

    private static byte[] telling(SplittableRandom random) {
        return new byte[] {TELLING[random.nextInt(TELLING.length)]};
    }

    /** Exchanges the digits at or after {@code at}. */
    private static byte[] otherNumber(byte[] frame, int at, SplittableRandom random) {
        int from = at;
        while (from < frame.length && !Digits.isDigit(frame[from])) {
            from++;
        }
        int end = from;
        while (end < frame.length && Digits.isDigit(frame[end])) {
            end++;
        }
        return splice(frame, from, end, NUMBERS[random.nextInt(NUMBERS.length)].getBytes(ISO_8859_1));
    }

    private static byte[] splice(byte[] frame, int from, int to, byte[] between) {
        byte[] whole = Arrays.copyOf(frame, frame.length - (to - from) + between.length);
        System.arraycopy(between, 0, whole, from, between.length);
        System.arraycopy(frame, to, whole, from + between.length, frame.length - to);
        return whole;
    }
}
