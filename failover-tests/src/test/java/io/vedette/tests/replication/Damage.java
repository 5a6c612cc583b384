package io.vedette.tests.replication;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** What may happen to bytes on their way. */
final class Damage {
    private static final List<String> NUMBERS =
            List.of("", "-1", "0", "1", "07", "65536", "2147483647", "2147483648", "99999999999", "9".repeat(30), "x");
    private static final List<String> COMMANDS = List.of(
            "*1\r\n$5\r\nMULTI\r\n",
            "*1\r\n$4\r\nEXEC\r\n",
            "*1\r\n$7\r\nDISCARD\r\n",
            "*3\r\n$5\r\nBLPOP\r\n$4\r\nnone\r\n$1\r\n0\r\n",
            "*2\r\n$6\r\nSELECT\r\n$3\r\n999\r\n",
            "*2\r\n$5\r\nWATCH\r\n$5\r\nwhich\r\n",
            "*2\r\n$9\r\nSUBSCRIBE\r\n$1\r\nc\r\n",
            "*1\r\n$7\r\nMONITOR\r\n",
            "*1\r\n$8\r\nSHUTDOWN\r\n",
            "*3\r\n$9\r\nREPLICAOF\r\n$2\r\nNO\r\n$3\r\nONE\r\n",
            "*3\r\n$5\r\nPSYNC\r\n$1\r\n?\r\n$2\r\n-1\r\n",
            "*3\r\n$8\r\nREPLCONF\r\n$6\r\nGETACK\r\n$1\r\n*\r\n",
            "*4\r\n$7\r\nRESTORE\r\n$1\r\nr\r\n$1\r\n0\r\n$4\r\njunk\r\n",
            "*3\r\n$4\r\nEVAL\r\n$9\r\nerror('x')\r\n",
            "*3\r\n$4\r\nEVAL\r\n$10\r\nerror('xx')\r\n$1\r\n0\r\n",
            "*0\r\n",
            "*-1\r\n",
            "*1\r\n$0\r\n\r\n",
            "\r\n\n\n",
            "DEL which\r\n");

    private Damage() {}

    static byte[] cut(byte[] bytes, RandomGenerator random) {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }

    static byte[] flipped(byte[] bytes, RandomGenerator random) {
        byte[] other = bytes.clone();
        for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
            other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return Arrays.equals(other, bytes) ? flipped(bytes, random) : other;
    }

    /** Something is lost, repeated, put in or told otherwise. */
    static byte[] mangled(byte[] bytes, RandomGenerator random) {
        int at = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, at + 1 + random.nextInt(40));
        return switch (random.nextInt(5)) {
            case 0 -> splice(bytes, at, to, new byte[0]);
            case 1 -> splice(bytes, at, at, Arrays.copyOfRange(bytes, at, to));
            case 2 -> splice(bytes, at, at, junk(1 + random.nextInt(40), random));
            case 3 -> otherNumber(bytes, at, random);
            default -> flipped(bytes, random);
        };
    }

    /** Another command comes in between two. */
    static byte[] interrupted(byte[] stream, RandomGenerator random) {
        int at = random.nextInt(stream.length);
        while (at > 0 && !(stream[at] == '*' && stream[at - 1] == '\n')) {
            at--;
        }
        return splice(
                stream, at, at, COMMANDS.get(random.nextInt(COMMANDS.size())).getBytes(ISO_8859_1));
    }

    static byte[] junk(int length, RandomGenerator random) {
        byte[] junk = new byte[length];
        random.nextBytes(junk);
        return junk;
    }

    private static byte[] otherNumber(byte[] bytes, int at, RandomGenerator random) {
        int from = at;
        while (from < bytes.length && !isDigit(bytes[from])) {
            from++;
        }
        int end = from;
        while (end < bytes.length && isDigit(bytes[end])) {
            end++;
        }
        return splice(
                bytes, from, end, NUMBERS.get(random.nextInt(NUMBERS.size())).getBytes(ISO_8859_1));
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static byte[] splice(byte[] bytes, int from, int to, byte[] between) {
        byte[] whole = Arrays.copyOf(bytes, bytes.length - (to - from) + between.length);
        System.arraycopy(between, 0, whole, from, between.length);
        System.arraycopy(bytes, to, whole, from + between.length, bytes.length - to);
        return whole;
    }
}
