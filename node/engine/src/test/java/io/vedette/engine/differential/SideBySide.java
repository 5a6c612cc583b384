package io.vedette.engine.differential;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.vedette.resp.Protocol;
import io.vedette.resp.RealRedis;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Our engine and a real server, both new, that are asked the same in one dialect; what they answer differently is kept. */
final class SideBySide implements AutoCloseable {
    private static final int SEED = 7;

    private final RealRedis redis;
    private final Peer theirs;
    private final Node ours;
    private final List<String> differences = new ArrayList<>();

    private SideBySide(RealRedis redis, Peer theirs, Node ours) {
        this.redis = redis;
        this.theirs = theirs;
        this.ours = ours;
    }

    static SideBySide start(Protocol protocol) throws IOException, InterruptedException {
        RealRedis redis = RealRedis.start();
        try {
            Peer theirs = new Peer(redis.port());
            theirs.ask(words("HELLO", Integer.toString(protocol.version())));
            return new SideBySide(redis, theirs, new Node(SEED, protocol, (database, array, offset, length) -> {}));
        } catch (IOException e) {
            redis.close();
            throw e;
        }
    }

    /** @param shown what stands for the command where the answers differ */
    void ask(String shown, byte[]... command) throws IOException {
        String answer = new String(ours.ask(command), ISO_8859_1);
        String expected = new String(theirs.ask(command), ISO_8859_1);
        if (!answer.equals(expected)) {
            differences.add("\n" + shown + "\n  ours:   " + answer.replace("\r\n", "|") + "\n  theirs: "
                    + expected.replace("\r\n", "|"));
        }
    }

    /** The bulk string our engine answers with, and that of the real server. */
    List<byte[]> bulks(byte[]... command) throws IOException {
        return List.of(content(ours.ask(command)), content(theirs.ask(command)));
    }

    private static byte[] content(byte[] reply) {
        int from = new String(reply, ISO_8859_1).indexOf("\r\n") + 2;
        return Arrays.copyOfRange(reply, from, reply.length - 2);
    }

    List<String> differences() {
        return differences;
    }

    @Override
    public void close() throws IOException {
        try (redis) {
            theirs.close();
        }
    }

    static byte[][] words(String... words) {
        byte[][] bytes = new byte[words.length][];
        for (int i = 0; i < words.length; i++) {
            bytes[i] = words[i].getBytes(ISO_8859_1);
        }
        return bytes;
    }

    /** A file beside this class. */
    static String text(String name) throws IOException {
        try (InputStream in = SideBySide.class.getResourceAsStream(name)) {
            return in == null ? "" : new String(in.readAllBytes(), ISO_8859_1);
        }
    }
}
