package io.vedette.tests.replication;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.vedette.quorum.HostPort;
import io.vedette.tests.cluster.RespClient;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.util.random.RandomGenerator;

/**
 * What a healthy master sent: a snapshot, whose key {@code which} tells it from others, and the stream that followed, which
 * ends with setting the key {@code last}.
 */
final class Recording {
    private static final int PATIENCE_MS = 30_000;
    private static final int WRITES = 120;

    private final String which;
    private final byte[] snapshot;
    private final byte[] stream;

    private Recording(String which, byte[] snapshot, byte[] stream) {
        this.which = which;
        this.snapshot = snapshot;
        this.stream = stream;
    }

    String which() {
        return which;
    }

    byte[] snapshot() {
        return snapshot;
    }

    byte[] stream() {
        return stream;
    }

    /** Of a node, whose data are replaced for it. */
    static Recording of(HostPort master, String which, RandomGenerator random) throws IOException {
        try (RespClient client = RespClient.connect(master, PATIENCE_MS);
                Socket replica = new Socket(master.host(), master.port())) {
            client.ask("FLUSHALL");
            client.ask("SET", "which", which);
            DataSet.write(master, random, WRITES);
            replica.setSoTimeout(PATIENCE_MS);
            replica.getOutputStream().write("PSYNC ? -1\r\n".getBytes(ISO_8859_1));
            DataInputStream in = new DataInputStream(replica.getInputStream());
            String line = line(in);
            while (!line.startsWith("$")) {
                line = line(in);
            }
            byte[] snapshot = new byte[Integer.parseInt(line.substring(1))];
            in.readFully(snapshot);
            DataSet.write(master, random, WRITES);
            client.ask("SET", "last", which);
            return new Recording(which, snapshot, upTo("$4\r\nlast\r\n$" + which.length() + "\r\n" + which, in));
        }
    }

    private static byte[] upTo(String end, DataInputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(end, Math.max(0, text.length() - end.length())) < 0) {
            text.append((char) in.readUnsignedByte());
        }
        in.skipNBytes(2);
        return text.append("\r\n").toString().getBytes(ISO_8859_1);
    }

    private static String line(DataInputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the node hung up");
            }
            line.write(next);
        }
        return line.toString(ISO_8859_1).strip();
    }
}
