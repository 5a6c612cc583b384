package io.vedette.node;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.vedette.resp.config.BadConfiguration;
import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a command costs the loop of a node on its way from the socket and back, counted by the JVM in bytes. What is stored
 * has to be allocated; to overwrite it with as much, or to read it, takes next to nothing.
 */
class AllocationTest {
    private static final int PIPELINE = 100;
    private static final int READS = 1_000;
    private static final int KEYS = 7;

    /** Some small objects, which a JVM that has run so few commands has not optimized away. */
    private static final int LITTLE = 150;

    @TempDir
    private Path folder;

    private NodeServer node;
    private SocketChannel client;

    @BeforeEach
    void start() throws IOException, InterruptedException, BadConfiguration {
        node = LocalNode.started(folder);
        client = SocketChannel.open(UnixDomainSocketAddress.of(LocalNode.socket(folder)));
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        client.close();
        node.secure();
        node.stop();
    }

    @Test
    void whatIsReadOrOverwrittenTakesNextToNothing() throws IOException {
        assertThat(bytesPerCommand("SET", "+OK\r\n", "value")).as("SET").isLessThan(LITTLE);
        assertThat(bytesPerCommand("GET", "$5\r\nvalue\r\n")).as("GET").isLessThan(LITTLE);
        assertThat(bytesPerCommand("GETRANGE", "$3\r\nval\r\n", "0", "2"))
                .as("GETRANGE")
                .isLessThan(LITTLE);
    }

    @Test
    void aFieldOfALargeHashIsOverwrittenByAValueThatIsAsLong() throws IOException {
        // Longer than what a compact encoding takes, and than all that may be allocated.
        String value = "v".repeat(2 * LITTLE);
        for (int key = 0; key < KEYS; key++) {
            talk(command("HSET", key, "field", value).getBytes(US_ASCII), ":1\r\n".getBytes(US_ASCII), 1);
        }
        assertThat(bytesPerCommand("HSET", ":0\r\n", "field", value)).as("HSET").isLessThan(LITTLE);
    }

    /** By so many commands on a few keys, after as many that do not count. */
    private long bytesPerCommand(String name, String reply, String... more) throws IOException {
        StringBuilder pipeline = new StringBuilder();
        for (int i = 0; i < PIPELINE; i++) {
            pipeline.append(command(name, i % KEYS, more));
        }
        byte[] sent = pipeline.toString().getBytes(US_ASCII);
        byte[] expected = reply.repeat(PIPELINE).getBytes(US_ASCII);
        talk(sent, expected, READS);
        long before = allocatedByLoop();
        talk(sent, expected, READS);
        return (allocatedByLoop() - before) / ((long) READS * PIPELINE);
    }

    private static String command(String name, int key, String... more) {
        StringBuilder command = new StringBuilder("*" + (2 + more.length) + "\r\n");
        command.append(word(name)).append(word("key:" + key));
        Arrays.stream(more).map(AllocationTest::word).forEach(command::append);
        return command.toString();
    }

    private static String word(String word) {
        return "$" + word.length() + "\r\n" + word + "\r\n";
    }

    private void talk(byte[] sent, byte[] expected, int times) throws IOException {
        ByteBuffer received = ByteBuffer.allocate(expected.length);
        for (int i = 0; i < times; i++) {
            ByteBuffer toSend = ByteBuffer.wrap(sent);
            while (toSend.hasRemaining()) {
                client.write(toSend);
            }
            received.clear();
            while (received.hasRemaining()) {
                if (client.read(received) < 0) {
                    throw new EOFException("the node closed the connection");
                }
            }
            assertThat(received.array()).isEqualTo(expected);
        }
    }

    private static long allocatedByLoop() {
        Assumptions.assumeTrue(
                ManagementFactory.getThreadMXBean() instanceof ThreadMXBean counting
                        && counting.isThreadAllocatedMemorySupported(),
                "skipped: this JVM does not count what a thread allocates");
        ThreadMXBean counting = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] loops = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("vert.x-eventloop-thread"))
                .mapToLong(Thread::getId)
                .toArray();
        assertThat(loops).as("the loop's threads").isNotEmpty();
        return Arrays.stream(counting.getThreadAllocatedBytes(loops)).sum();
    }
}
