package io.vedette.resp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.lang.management.ManagementFactory;
import java.util.concurrent.FutureTask;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * What the codec allocates, counted by the JVM: nothing per command. The thread is of the kind
 * event loops are, because only for those Netty keeps its buffers in thread-local pools.
 */
class AllocationTest {

    private static final int READS = 2_000;
    private static final int COMMANDS = 100;

    /**
     * Netty's pool takes a dozen bytes for itself each time it gives a buffer. The smallest object there is would take
     * 16 for each command, 25 times what is allowed here.
     */
    private static final long POOL_KEEPING = 64L * READS;

    private final ByteBuf pipeline = PooledByteBufAllocator.DEFAULT
            .heapBuffer()
            .writeBytes("*3\r\n$3\r\nSET\r\n$10\r\nkey:100000\r\n$16\r\n0123456789abcdef\r\n"
                    .repeat(COMMANDS)
                    .getBytes(ISO_8859_1));

    @Test
    void parsingAllocatesNothing() throws Exception {
        RequestReader reader = new RequestReader(WireLimits.DEFAULT);

        assertThat(allocatedBy(() -> {
                    reader.append(pipeline.retain().readerIndex(0));
                    return handled(reader, null);
                }))
                .isLessThan(POOL_KEEPING);
    }

    @Test
    void parsingAndReplyingAllocatesNothing() throws Exception {
        RequestReader reader = new RequestReader(WireLimits.DEFAULT);
        ReplyWriter writer = new ReplyWriter(Protocol.RESP3);

        assertThat(allocatedBy(() -> {
                    reader.append(pipeline.retain().readerIndex(0));
                    long handled = handled(reader, writer);
                    writer.take().release();
                    return handled;
                }))
                .isLessThan(POOL_KEEPING);
    }

    @Test
    void readsThatEndInTheMiddleOfACommandAllocateNothing() throws Exception {
        RequestReader reader = new RequestReader(WireLimits.DEFAULT);
        int half = pipeline.readableBytes() / 2 + 7;

        assertThat(allocatedBy(() -> {
                    reader.append(
                            PooledByteBufAllocator.DEFAULT.directBuffer(half).writeBytes(pipeline, 0, half));
                    long first = handled(reader, null);
                    reader.append(pipeline.retain().readerIndex(half));
                    return first + handled(reader, null);
                }))
                .isLessThan(POOL_KEEPING);
    }

    private static long handled(RequestReader reader, @Nullable ReplyWriter writer) {
        long handled = 0;
        while (reader.next() instanceof Request request) {
            if (request.is(0, "set") && request.argc() == 3) {
                handled++;
            }
            if (writer != null) {
                writer.bulk(request, 2);
                writer.integer(handled);
                writer.ok();
            }
        }
        return handled;
    }

    /** Bytes allocated by so many reads, after as many that do not count. */
    private static long allocatedBy(LongSupplier read) throws Exception {
        Assumptions.assumeTrue(
                ManagementFactory.getThreadMXBean() instanceof ThreadMXBean counting
                        && counting.isThreadAllocatedMemorySupported(),
                "skipped: this JVM does not count what a thread allocates");
        ThreadMXBean counting = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        FutureTask<Long> counted = new FutureTask<>(() -> {
            long before = 0;
            for (int i = 0; i < 2 * READS; i++) {
                if (i == READS) {
                    before = counting.getCurrentThreadAllocatedBytes();
                }
                if (read.getAsLong() != COMMANDS) {
                    throw new AssertionError("a read did not give its " + COMMANDS + " commands");
                }
            }
            return counting.getCurrentThreadAllocatedBytes() - before;
        });
        Thread loop = new FastThreadLocalThread(counted, "counted");
        loop.start();
        return counted.get();
    }
}
