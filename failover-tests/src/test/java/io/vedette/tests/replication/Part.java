package io.vedette.tests.replication;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.random.RandomGenerator;

/** What a master says to a replica. */
final class Part {
    private static final String MARK = "0123456789abcdef0123456789abcdef01234567";
    private static final String ANSWERS = "+PONG\r\n+OK\r\n+OK\r\n+OK\r\n-ERR what\r\n:3\r\n";

    private final byte[] greeting;
    private final byte[] snapshot;
    private final boolean whole;
    private final byte[] stream;

    private Part(byte[] greeting, byte[] snapshot, boolean whole, byte[] stream) {
        this.greeting = greeting;
        this.snapshot = snapshot;
        this.whole = whole;
        this.stream = stream;
    }

    /** The answers to everything it is asked before the snapshot comes. */
    byte[] greeting() {
        return greeting;
    }

    /** With what announces it and ends it. */
    byte[] snapshot() {
        return snapshot;
    }

    /** Whether as much comes as is announced, so that an answer can be expected before the stream begins. */
    boolean isWhole() {
        return whole;
    }

    byte[] stream() {
        return stream;
    }

    /** Without a flaw. */
    static Part of(Recording recording, boolean marked) {
        return new Part(
                greeting("+FULLRESYNC " + "b".repeat(40) + " 1000"),
                marked ? marked(recording.snapshot(), MARK) : counted(recording.snapshot(), ""),
                true,
                recording.stream());
    }

    Part greeted(String answer) {
        return new Part(greeting(answer), snapshot, false, stream);
    }

    Part greeted(byte[] bytes) {
        return new Part(bytes, snapshot, false, stream);
    }

    Part whole(byte[] other) {
        return new Part(greeting, other, true, stream);
    }

    Part torn(byte[] other) {
        return new Part(greeting, other, false, new byte[0]);
    }

    Part streaming(byte[] other) {
        return new Part(greeting, snapshot, whole, other);
    }

    /** Nothing after the greeting. */
    Part silent() {
        return new Part(greeting, new byte[0], false, new byte[0]);
    }

    static byte[] framed(byte[] body, boolean marked) {
        return marked ? marked(body, MARK) : counted(body, "");
    }

    /** Followed by something that is not the mark it announced. */
    static byte[] markedWrongly(byte[] body, RandomGenerator random) {
        int at = random.nextInt(MARK.length());
        return marked(body, MARK.substring(0, at) + "x" + MARK.substring(at + 1));
    }

    /** Announced as longer than it is, by a few digits. */
    static byte[] countedTooLong(byte[] body, RandomGenerator random) {
        return counted(body, Integer.toString(random.nextInt(1000)));
    }

    private static byte[] greeting(String answer) {
        return (ANSWERS + answer + "\r\n").getBytes(ISO_8859_1);
    }

    private static byte[] marked(byte[] body, String end) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(("$EOF:" + MARK + "\r\n").getBytes(ISO_8859_1));
        all.writeBytes(body);
        all.writeBytes(end.getBytes(ISO_8859_1));
        return all.toByteArray();
    }

    private static byte[] counted(byte[] body, String moreDigits) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(("$" + body.length + moreDigits + "\r\n").getBytes(ISO_8859_1));
        all.writeBytes(body);
        return all.toByteArray();
    }
}
