package io.vedette.tests.interop;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same bytes to a real redis-server and to our reader. After each story both are sent an end of stream, so what
 * comes back is complete: every command that was understood, every protocol error in its exact words.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReaderBesideRedisTest {

    private static final int FRAMES = 2_000;

    /** Bytes with a meaning on the wire. */
    private static final String TELLING = "\r\n\0*$0123456789-+'\"\\x \t\u000b\u00ff";

    private static final String[] SOUND = {
        "*1\r\n$4\r\nPING\r\n",
        "*2\r\n$4\r\nPING\r\n$5\r\nhallo\r\n",
        "*2\r\n$4\r\necho\r\n$12\r\nhallo\r\nworld\r\n",
        "*3\r\n$3\r\nzzz\r\n$0\r\n\r\n$2\r\na\0\r\n",
        "PING\r\n",
        "ECHO \"a\\x41\\n\\\"\" \r\n",
        "zz 'it\\'s' \"\" b\tc\n",
        "*11\r\n$4\r\nECHO\r\n" + "$1\r\nx\r\n".repeat(10)
    };

    private static final String[] NUMBERS = {
        "0",
        "-1",
        "-0",
        "+1",
        "01",
        "",
        "2",
        "4",
        "5",
        "10",
        "11",
        "12",
        "16384",
        "16385",
        "536870912",
        "536870913",
        "1048576",
        "1048577",
        "2147483647",
        "2147483648",
        "9223372036854775807",
        "9223372036854775808"
    };

    private RealRedis open;
    private RealRedis locked;

    @BeforeAll
    void start() {
        open = RealRedis.start();
        locked = RealRedis.start("--requirepass", "secret");
    }

    @AfterAll
    void stop() throws IOException {
        open.close();
        locked.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*2147483647\r\n$4\r\nPING\r\n",
                "*2147483648\r\n",
                "*01\r\n$4\r\nPING\r\n",
                "*\r\n",
                "*+1\r\n",
                "*-0\r\n",
                "*-5\r\nPING\r\n",
                "*0\r\nPING\r\n",
                "*1\rX$4\rYPINGxxPING\r\n",
                "*1\r\n\r\n",
                "*1\r\n\n\r\n",
                "*1\r\n\u00ff\r\n",
                "*1\r\nPING\r\n",
                "*1\r\nPING",
                "*1\r\n$-1\r\n",
                "*1\r\n$\r\n",
                "*1\r\n$04\r\nPING\r\n",
                "*1\r\n$536870913\r\n",
                "*1\r\n$4\0\r\nPING\r\n",
                "PI\0NG\r\nPING\r\n",
                "ECHO \"\\x41\\q\\n\\t\\a\\b\\r\"\r\n",
                "ECHO \"\\x4\"\r\n",
                "ECHO a\"b c\"\r\n",
                "ECHO a'b c'\r\n",
                "ECHO 'a\\'b\\n'\r\n",
                "ECHO \"a\"b\r\n",
                "ECHO 'a'b\r\n",
                "ECHO \"a\r\n",
                "ECHO \"\\\"\r\n",
                "ECHO '\\'\r\n",
                "ECHO \"\"\r\n",
                "ECHO a\u000bb\r\n",
                "\u000bPING\u000c\r\n",
                "ECHO \"a\rb\"\r\n",
                "PING\rX\n",
                "\r\n \t \r\n\nPING\n",
                "ECHO \u00e9\r\n",
            })
    void everyCornerOfTheProtocolIsReadAsRedisReadsIt(String wire) throws IOException {
        assertSameAnswer(wire);
    }

    @Test
    void linesThatAreTooLongGetTheSameVerdict() throws IOException {
        // One byte more than allowed and no line end: any byte after that would be lost in the reset that follows.
        assertThat(assertSameAnswer("A".repeat(65_537))).contains("too big inline request");
        assertThat(assertSameAnswer("*" + "1".repeat(65_536))).contains("too big mbulk count string");
        assertThat(assertSameAnswer("*1\r\n$" + "1".repeat(65_536))).contains("too big bulk count string");
        assertThat(assertSameAnswer("*1\r\nA" + "1".repeat(65_536))).contains("too big bulk count string");
        assertSameAnswer("A".repeat(65_536));
        assertSameAnswer("A".repeat(65_535) + "\r\nPING\r\n");
    }

    @Test
    void strangersMeetTheSmallerLimits() throws IOException {
        assertThat(sameAnswer(locked, false, "*11\r\n")).contains("unauthenticated multibulk length");
        assertThat(sameAnswer(locked, false, "*1\r\n$16385\r\n")).contains("unauthenticated bulk length");
        sameAnswer(locked, false, "*10\r\n$4\r\nECHO\r\n");
        sameAnswer(locked, false, "*2\r\n$4\r\nECHO\r\n$16384\r\n" + "x".repeat(16_384) + "\r\n");
    }

    @Test
    void damagedFramesAreReadAsRedisReadsThem() throws IOException {
        long seed = Objects.requireNonNull(Long.getLong("seed", 1L));
        int frames = Integer.getInteger("frames", FRAMES);
        for (long own = seed; own < seed + frames; own++) {
            SplittableRandom random = new SplittableRandom(own);
            String wire = damaged(random) + damaged(random);
            boolean stranger = random.nextInt(4) == 0;
            try {
                sameAnswer(stranger ? locked : open, !stranger, wire);
            } catch (AssertionError e) {
                throw new AssertionError("replay with -Dframes=1 -Dseed=" + own, e);
            }
        }
    }

    private String assertSameAnswer(String wire) throws IOException {
        return sameAnswer(open, true, wire);
    }

    private static String sameAnswer(RealRedis redis, boolean authenticated, String wire) throws IOException {
        byte[] sent = wire.getBytes(ISO_8859_1);
        String ours = new String(new EchoServer(authenticated).answerTo(sent), ISO_8859_1);
        String real = new String(redis.answerTo(sent), ISO_8859_1);
        assertThat(ours).as("answer to %s", wire).isEqualTo(real);
        return ours;
    }

    private static String damaged(SplittableRandom random) {
        StringBuilder frame = new StringBuilder(SOUND[random.nextInt(SOUND.length)]);
        for (int damages = random.nextInt(3); damages > 0 && frame.length() > 0; damages--) {
            int at = random.nextInt(frame.length());
            switch (random.nextInt(4)) {
                case 0 -> frame.setCharAt(at, telling(random));
                case 1 -> frame.insert(at, telling(random));
                case 2 -> frame.delete(at, at + 1 + random.nextInt(4));
                default -> exchangeNumber(frame, at, random);
            }
        }
        return frame.toString();
    }

    private static void exchangeNumber(StringBuilder frame, int from, SplittableRandom random) {
        int at = from;
        while (at < frame.length() && !isDigit(frame.charAt(at))) {
            at++;
        }
        int end = at;
        while (end < frame.length() && isDigit(frame.charAt(end))) {
            end++;
        }
        frame.replace(at, end, NUMBERS[random.nextInt(NUMBERS.length)]);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static char telling(SplittableRandom random) {
        return TELLING.charAt(random.nextInt(TELLING.length()));
    }
}
