package io.vedette.tests.interop;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Very many connections from one process, opened in groups that fit into the server's backlog. */
final class Crowd implements AutoCloseable {
    private static final String PONG = "+PONG\r\n";
    private static final int GROUP = 250;
    private static final int SPARE_FILES = 500;

    private final List<SocketChannel> members = new ArrayList<>();

    /**
     * So many, or as many as files may be open here: a JVM raises its own limit as far as it may, and the server has the
     * same bound as we have. Skips the calling test, saying why, where that is not even a tenth.
     */
    static int possible(int wished) {
        long files = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : wished + SPARE_FILES;
        int members = (int) Math.min(wished, files - SPARE_FILES);
        Assumptions.assumeTrue(
                members >= wished / 10,
                () -> "skipped: a process may have " + files + " files open here; raise the hard limit of 'ulimit -n'");
        if (members < wished) {
            System.out.println(members + " connections instead of " + wished + ": a process may have " + files
                    + " files open here ('ulimit -n')");
        }
        return members;
    }

    /** Opens so many; each has had its PING answered when this returns. */
    void join(ServerProcess server, int newcomers) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
        for (int begun = 0; begun < newcomers; begun += GROUP) {
            int first = members.size();
            for (int i = 0; i < Math.min(GROUP, newcomers - begun); i++) {
                members.add(SocketChannel.open(address));
            }
            pingAll(members.subList(first, members.size()));
        }
    }

    /** Every member asks, then every member gets its answer. */
    void pingAll() throws IOException {
        pingAll(members);
    }

    /** Everybody goes. */
    void leave() throws IOException {
        for (SocketChannel member : members) {
            member.close();
        }
        members.clear();
    }

    @Override
    public void close() throws IOException {
        leave();
    }

    private static void pingAll(List<SocketChannel> asking) throws IOException {
        for (SocketChannel member : asking) {
            member.write(ByteBuffer.wrap("PING\r\n".getBytes(US_ASCII)));
        }
        ByteBuffer answer = ByteBuffer.allocate(PONG.length());
        for (SocketChannel member : asking) {
            answer.clear();
            while (answer.hasRemaining() && member.read(answer) >= 0) {}
            if (!new String(answer.array(), 0, answer.position(), US_ASCII).equals(PONG)) {
                throw new IllegalStateException("not answered: " + member);
            }
        }
    }
}
