package io.vedette.resp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** As {@link RequestFuzzTest}, for what a broken or hostile server sends: every type, nested, streamed, damaged. */
class ReplyFuzzTest {

    private static final int FRAMES = 500_000;
    private static final ReplyLimits TIGHT = new ReplyLimits(64, 512, 4);

    private static final String[] SCALARS = {
        "+OK\r\n",
        "-ERR no\r\n",
        ":12\r\n",
        "$3\r\nabc\r\n",
        "$-1\r\n",
        "_\r\n",
        "#t\r\n",
        ",1.5e3\r\n",
        ",-inf\r\n",
        "(123456789012345678901234567890\r\n",
        "!5\r\nERR x\r\n",
        "=7\r\ntxt:abc\r\n",
        "$?\r\n;2\r\nab\r\n;1\r\nc\r\n;0\r\n"
    };

    private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false, true);

    @Test
    void noSplitAndNoDamageBreaksTheReader() {
        FuzzRun.over(FRAMES, this::frame);

        assertThat(allocator.metric().usedHeapMemory()).isZero();
    }

    private void frame(SplittableRandom random) {
        byte[] wire = (reply(random, 3) + reply(random, 2)).getBytes(ISO_8859_1);
        byte[] sent = Mutation.of(wire, random);
        byte[] lent = sent.clone();
        ReplyLimits limits = random.nextBoolean() ? TIGHT : ReplyLimits.DEFAULT;

        Seen whole = new Seen(limits);
        whole.read(Unpooled.wrappedBuffer(lent));
        Seen split = new Seen(limits);
        Splits.feed(lent, random, split::read);

        if (!whole.answers.equals(split.answers) || !Arrays.equals(lent, sent)) {
            throw new AssertionError("whole: " + whole.answers + "\nsplit: " + split.answers + "\nwire: "
                    + new String(sent, ISO_8859_1));
        }
        whole.reader.release();
        split.reader.release();
    }

    private static String reply(SplittableRandom random, int depth) {
        if (depth == 0 || random.nextInt(3) > 0) {
            return SCALARS[random.nextInt(SCALARS.length)];
        }
        int size = random.nextInt(4);
        return switch (random.nextInt(6)) {
            case 0 -> "%" + size + "\r\n" + replies(random, 2 * size, depth);
            case 1 -> "~" + size + "\r\n" + replies(random, size, depth);
            case 2 -> ">" + size + "\r\n" + replies(random, size, depth);
            case 3 -> "|" + size + "\r\n" + replies(random, 2 * size + 1, depth);
            case 4 -> "*?\r\n" + replies(random, size, depth) + ".\r\n";
            default -> "*" + size + "\r\n" + replies(random, size, depth);
        };
    }

    private static String replies(SplittableRandom random, int count, int depth) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            all.append(reply(random, depth - 1));
        }
        return all.toString();
    }

    private final class Seen {

        private final ReplyLimits limits;
        private final ReplyReader reader;

        /** Replies, and at the end perhaps one {@link Answer.Malformed}. */
        private final List<Answer> answers = new ArrayList<>();

        Seen(ReplyLimits limits) {
            this.limits = limits;
            reader = new ReplyReader(limits, allocator);
        }

        void read(ByteBuf in) {
            reader.append(in);
            Answer answer = reader.next();
            while (answer instanceof Reply) {
                answers.add(answer);
                answer = reader.next();
            }
            if (answer instanceof Answer.Malformed && !answers.contains(answer)) {
                answers.add(answer);
            }
            if (reader.buffered() > limits.replyBytes() + limits.lineBytes() + 2) {
                throw new AssertionError("holds " + reader.buffered() + " bytes of one string");
            }
            if (reader.capacity() > 8 * Math.max(256, reader.buffered())) {
                throw new AssertionError("takes " + reader.capacity() + " bytes for " + reader.buffered());
            }
        }
    }
}
