package io.vedette.tests.interop;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.vedette.resp.Protocol;
import io.vedette.resp.ReplyWriter;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every type of reply as Redis's DEBUG PROTOCOL writes it in both dialects, and doubles by the thousand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WriterBesideRedisTest {

    private static final String MARK = "$4\r\nmark\r\n";
    private static final int DOUBLES = 4_000;
    private static final int BATCH = 500;

    private RealRedis redis;

    @BeforeAll
    void start() {
        redis = RealRedis.start("--enable-debug-command", "yes");
    }

    @AfterAll
    void stop() throws IOException {
        redis.close();
    }

    @Test
    void everyTypeLooksAsRedisWritesIt() throws IOException {
        assertSame("string", w -> w.bulk("Hello World"));
        assertSame("integer", w -> w.integer(12345));
        assertSame("double", w -> w.dbl(3.141));
        assertSame("null", ReplyWriter::nil);
        assertSame("true", w -> w.bool(true));
        assertSame("false", w -> w.bool(false));
        assertSame("bignum", w -> w.bigNumber(new BigInteger("1234567999999999999999999999999999999")));
        assertSame("verbatim", w -> w.verbatim("txt", "This is a verbatim\nstring"));
    }

    @Test
    void everyAggregateLooksAsRedisWritesIt() throws IOException {
        assertSame("array", w -> {
            w.array(3);
            elements(w);
        });
        assertSame("array", w -> {
            int mark = w.deferred();
            elements(w);
            w.closeArray(mark, 3);
        });
        assertSame("set", w -> {
            w.set(3);
            elements(w);
        });
        assertSame("map", w -> {
            w.map(3);
            pairs(w);
        });
        assertSame("map", w -> {
            int mark = w.deferred();
            pairs(w);
            w.closeMap(mark, 3);
        });
    }

    @Test
    void attributesAndPushesAreForTheNewDialect() throws IOException {
        assertSame(Protocol.RESP3, "attrib", w -> {
            w.attribute(1, a -> {
                a.bulk("key-popularity");
                a.array(2);
                a.bulk("key:123");
                a.integer(90);
            });
            w.bulk("Some real reply following the attribute");
        });
        assertSame(Protocol.RESP3, "push", w -> {
            w.push(2);
            w.bulk("server-cpu-usage");
            w.integer(42);
            w.bulk("Some real reply following the push reply");
        });
    }

    @Test
    void doublesHaveTheDigitsRedisGivesThem() throws IOException {
        SplittableRandom random = new SplittableRandom(Objects.requireNonNull(Long.getLong("seed", 7L)));
        for (int batch = 0; batch < DOUBLES / BATCH; batch++) {
            StringBuilder commands = new StringBuilder();
            ReplyWriter ours = new ReplyWriter(batch % 2 == 0 ? Protocol.RESP2 : Protocol.RESP3);
            for (int i = 0; i < BATCH; i++) {
                double value = number(i, random);
                commands.append("EVAL 'return {double=tonumber(ARGV[1])}' 0 ")
                        .append(Double.isInfinite(value) ? (value > 0 ? "inf" : "-inf") : Double.toString(value))
                        .append("\r\n");
                ours.dbl(value);
            }
            assertThat(taken(ours)).isEqualTo(answer(ours.protocol(), commands.toString()));
        }
    }

    /** Edges first, then whole numbers, decimal fractions and any bits at all in turn. */
    private static double number(int i, SplittableRandom random) {
        double[] edges = {
            0,
            -0.0,
            1,
            -1,
            0.1,
            1e15,
            1e16,
            1e17,
            1.2345678901234568E+17,
            1e-4,
            1e-5,
            0.00012345,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            Double.MIN_NORMAL,
            1L << 53,
            (1L << 53) + 2,
            9.5,
            1e22,
            1e100,
            1e-300,
            0.5,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY
        };
        if (i < edges.length) {
            return edges[i];
        }
        return switch (i % 4) {
            case 0 -> random.nextLong(-1_000_000, 1_000_000);
            case 1 -> random.nextInt(-100_000_000, 100_000_000) / 10_000.0;
            case 2 -> random.nextDouble() * Math.pow(10, random.nextInt(-30, 30));
            default -> finite(random);
        };
    }

    private static double finite(SplittableRandom random) {
        double any = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(any) ? any : 1.5;
    }

    private static void elements(ReplyWriter writer) {
        for (int i = 0; i < 3; i++) {
            writer.integer(i);
        }
    }

    private static void pairs(ReplyWriter writer) {
        for (int i = 0; i < 3; i++) {
            writer.integer(i);
            writer.bool(i == 1);
        }
    }

    private void assertSame(String type, Consumer<ReplyWriter> story) throws IOException {
        assertSame(Protocol.RESP2, type, story);
        assertSame(Protocol.RESP3, type, story);
    }

    private void assertSame(Protocol protocol, String type, Consumer<ReplyWriter> story) throws IOException {
        ReplyWriter writer = new ReplyWriter(protocol);
        story.accept(writer);
        assertThat(taken(writer)).isEqualTo(answer(protocol, "DEBUG PROTOCOL " + type + "\r\n"));
    }

    /** What Redis says to these commands in this dialect. */
    private String answer(Protocol protocol, String commands) throws IOException {
        String wire = "HELLO " + protocol.version() + "\r\nECHO mark\r\n" + commands;
        String answers = new String(redis.answerTo(wire.getBytes(ISO_8859_1)), ISO_8859_1);
        return answers.substring(answers.indexOf(MARK) + MARK.length());
    }

    private static String taken(ReplyWriter writer) {
        ByteBuf out = writer.take();
        try {
            return out.toString(ISO_8859_1);
        } finally {
            out.release();
        }
    }
}
