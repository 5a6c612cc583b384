package io.vedette.tests.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.redis.ArrayRedisMessage;
import io.netty.handler.codec.redis.FullBulkStringRedisMessage;
import io.netty.handler.codec.redis.RedisArrayAggregator;
import io.netty.handler.codec.redis.RedisBulkStringAggregator;
import io.netty.handler.codec.redis.RedisDecoder;
import io.netty.handler.codec.redis.RedisEncoder;
import io.netty.handler.codec.redis.RedisMessage;
import io.netty.handler.codec.redis.SimpleStringRedisMessage;
import io.netty.util.ReferenceCountUtil;
import io.vedette.resp.Protocol;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.RequestReader;
import io.vedette.resp.WireLimits;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Parsing a pipeline as in {@link ParseBenchmark} and encoding the replies: OK to each SET, the value to each GET.
 * Neither side keeps any data; the value is the same array each time. Netty writes each reply to its encoder and
 * flushes once; its encoder makes one buffer or several for each reply, where ours makes one for all: a socket would
 * gather them, so the pair ends when the buffers are there.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 2, time = 1)
@Fork(1)
public class ParseAndReplyBenchmark {

    private static final RedisMessage OK = new SimpleStringRedisMessage("OK");

    @Param({"16", "100"})
    int commands;

    @Param({"3", "64", "1024"})
    int valueBytes;

    private final RequestReader reader = new RequestReader(WireLimits.DEFAULT);
    private final ReplyWriter writer = new ReplyWriter(Protocol.RESP2);
    private final EmbeddedChannel channel = new EmbeddedChannel(
            new RedisEncoder(),
            new RedisDecoder(),
            new RedisBulkStringAggregator(),
            new RedisArrayAggregator(1 << 20, 16));
    private byte[] value = new byte[0];
    private Object[] replies = new Object[0];
    private ByteBuf wire = Unpooled.EMPTY_BUFFER;

    @Setup(Level.Trial)
    public void fill() {
        value = new byte[valueBytes];
        replies = new Object[commands];
        wire = Pipeline.buffered(Pipeline.setAndGet(commands, valueBytes), false);
    }

    @TearDown(Level.Trial)
    public void close() {
        reader.release();
        channel.finishAndReleaseAll();
        wire.release();
    }

    @Benchmark
    public int vedette() {
        reader.append(wire.readerIndex(0).retain());
        while (reader.next() instanceof Request request) {
            if (request.is(0, "get")) {
                writer.bulk(value);
            } else {
                writer.ok();
            }
        }
        ByteBuf out = writer.take();
        int written = out.readableBytes();
        out.release();
        return written;
    }

    @Benchmark
    public int nettyAggregated() {
        channel.writeInbound(wire.readerIndex(0).retain());
        int count = 0;
        for (Object command = channel.readInbound(); command != null; command = channel.readInbound()) {
            ByteBuf name = ((FullBulkStringRedisMessage)
                            ((ArrayRedisMessage) command).children().get(0))
                    .content();
            boolean get = (name.getByte(name.readerIndex()) | 0x20) == 'g';
            replies[count++] = get ? new FullBulkStringRedisMessage(Unpooled.wrappedBuffer(value)) : OK;
            ReferenceCountUtil.release(command);
        }
        channel.writeOutbound(replies);
        int written = 0;
        for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            written += out.readableBytes();
            out.release();
        }
        return written;
    }
}
