package io.vedette.tests.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.redis.ArrayRedisMessage;
import io.netty.handler.codec.redis.FullBulkStringRedisMessage;
import io.netty.handler.codec.redis.RedisArrayAggregator;
import io.netty.handler.codec.redis.RedisBulkStringAggregator;
import io.netty.handler.codec.redis.RedisDecoder;
import io.netty.handler.codec.redis.RedisMessage;
import io.netty.util.ReferenceCountUtil;
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
 * Parsing one read that holds a whole pipeline of alternating SET and GET commands. Each side begins with the same
 * pooled buffer and ends having seen the length of every argument of every command.
 *
 * <ul>
 *   <li>{@code vedette}: {@link RequestReader}, asked until it needs more.
 *   <li>{@code nettyAggregated}: Netty's decoder with its two aggregators, because only they give whole commands: that
 *       is what a server written on netty-codec-redis runs, and so it is the peer of the pair.
 *   <li>{@code nettyDecoderAlone}: the decoder without aggregators. It gives headers and pieces, from which somebody
 *       would still have to put commands together; it is here to show what the aggregators cost, and it gets the whole
 *       advantage of the work it leaves undone.
 * </ul>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 2, time = 1)
@Fork(1)
public class ParseBenchmark {

    @Param({"16", "100"})
    int commands;

    @Param({"3", "64", "1024"})
    int valueBytes;

    @Param({"heap", "direct"})
    String memory = "heap";

    private final RequestReader reader = new RequestReader(WireLimits.DEFAULT);
    private final EmbeddedChannel aggregating = new EmbeddedChannel(
            new RedisDecoder(), new RedisBulkStringAggregator(), new RedisArrayAggregator(1 << 20, 16));
    private final EmbeddedChannel decoding = new EmbeddedChannel(new RedisDecoder());
    private ByteBuf wire = Unpooled.EMPTY_BUFFER;

    @Setup(Level.Trial)
    public void fill() {
        wire = Pipeline.buffered(Pipeline.setAndGet(commands, valueBytes), memory.equals("direct"));
    }

    @TearDown(Level.Trial)
    public void close() {
        reader.release();
        aggregating.finishAndReleaseAll();
        decoding.finishAndReleaseAll();
        wire.release();
    }

    @Benchmark
    public int vedette() {
        reader.append(wire.readerIndex(0).retain());
        int argumentBytes = 0;
        while (reader.next() instanceof Request request) {
            for (int i = 0; i < request.argc(); i++) {
                argumentBytes += request.length(i);
            }
        }
        return argumentBytes;
    }

    @Benchmark
    public int nettyAggregated() {
        aggregating.writeInbound(wire.readerIndex(0).retain());
        int argumentBytes = 0;
        for (Object command = aggregating.readInbound(); command != null; command = aggregating.readInbound()) {
            for (RedisMessage argument : ((ArrayRedisMessage) command).children()) {
                argumentBytes +=
                        ((FullBulkStringRedisMessage) argument).content().readableBytes();
            }
            ReferenceCountUtil.release(command);
        }
        return argumentBytes;
    }

    @Benchmark
    public int nettyDecoderAlone() {
        decoding.writeInbound(wire.readerIndex(0).retain());
        int pieces = 0;
        for (Object piece = decoding.readInbound(); piece != null; piece = decoding.readInbound()) {
            pieces++;
            ReferenceCountUtil.release(piece);
        }
        return pieces;
    }
}
