package io.vedette.resp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * A million damaged frames. Whatever they are, the reader must not throw, must not hold more than its limits say, must
 * not write to what it was lent nor lose track of it, and must see the same commands and the same end in every split.
 */
class RequestFuzzTest {

    private static final int FRAMES = 1_000_000;

    /** So small that a frame of some hundred bytes reaches every one of them. */
    private static final WireLimits TIGHT = new WireLimits(64, 512, 96, 4, 32, 1024);

    private static final String[] INLINE = {
        "PING\r\n", "set \"a b\" 'c d'\r\n", "echo \"\\x41\\n\\q\"\n", "\r\n", "echo '\\''\r\n", "\tget\u000bk \n"
    };

    private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false, true);

    @Test
    void noSplitAndNoDamageBreaksTheReader() {
        FuzzRun.over(FRAMES, this::frame);

        assertThat(allocator.metric().usedHeapMemory()).isZero();
    }

    private void frame(SplittableRandom random) {
        byte[] wire = stream(random);
        byte[] lent = wire.clone();
        WireLimits limits = random.nextBoolean() ? TIGHT : WireLimits.DEFAULT;
        boolean authenticated = random.nextInt(4) > 0;

        Seen whole = new Seen(limits, authenticated);
        whole.looksAhead = true;
        whole.read(Unpooled.wrappedBuffer(lent));
        Seen split = new Seen(limits, authenticated);
        Splits.feed(lent, random, split::read);

        if (!whole.sawTheSameAs(split) || !Arrays.equals(lent, wire)) {
            throw new AssertionError(
                    "whole: " + whole + "\nsplit: " + split + "\nwire: " + new String(wire, ISO_8859_1));
        }
        whole.reader.release();
        split.reader.release();
    }

    /** A damaged frame between two sound ones, so that what it leaves behind is seen too. */
    private static byte[] stream(SplittableRandom random) {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        wire.writeBytes(sound(random));
        wire.writeBytes(Mutation.of(sound(random), random));
        wire.writeBytes(sound(random));
        return wire.toByteArray();
    }

    private static byte[] sound(SplittableRandom random) {
        if (random.nextInt(4) == 0) {
            return INLINE[random.nextInt(INLINE.length)].getBytes(ISO_8859_1);
        }
        int argc = 1 + random.nextInt(random.nextInt(32) == 0 ? 80 : 5);
        StringBuilder frame = new StringBuilder().append('*').append(argc).append("\r\n");
        for (int i = 0; i < argc; i++) {
            int length = random.nextInt(random.nextInt(32) == 0 ? 600 : 12);
            frame.append('$')
                    .append(length)
                    .append("\r\n")
                    .append("v".repeat(length))
                    .append("\r\n");
        }
        return frame.toString().getBytes(ISO_8859_1);
    }

    /** What a reader made of a stream, and the bounds it must keep on the way. */
    private final class Seen {

        private final RequestReader reader;
        private final WireLimits limits;
        private final List<List<Bytes>> commands = new ArrayList<>();
        private final Preview preview = new Preview();
        private boolean looksAhead;
        private Outcome end = Outcome.NeedMore.NEED_MORE;

        Seen(WireLimits limits, boolean authenticated) {
            this.limits = limits;
            reader = new RequestReader(limits, allocator);
            reader.authenticated(authenticated);
        }

        void read(ByteBuf in) {
            reader.append(in);
            List<List<Bytes>> foreseen = foreseen();
            int begun = commands.size();
            end = reader.next();
            while (end instanceof Request request) {
                commands.add(arguments(request));
                end = reader.next();
            }
            holdsNoMoreThanAllowed();
            comesTrue(foreseen, commands.subList(begun, commands.size()));
        }

        private List<List<Bytes>> foreseen() {
            List<List<Bytes>> foreseen = new ArrayList<>();
            if (looksAhead) {
                reader.preview(preview);
                for (int i = 0; i < preview.count(); i++) {
                    foreseen.add(arguments(preview.request(i)));
                }
            }
            return foreseen;
        }

        /** Limits are no matter of a look ahead, so a refusal may come instead. */
        private void comesTrue(List<List<Bytes>> foreseen, List<List<Bytes>> came) {
            int both = Math.min(foreseen.size(), came.size());
            if (!foreseen.subList(0, both).equals(came.subList(0, both))
                    || (foreseen.size() > both && !(end instanceof ProtocolError))) {
                throw new AssertionError("foreseen " + foreseen + " came " + came + " then " + end);
            }
        }

        private void holdsNoMoreThanAllowed() {
            int buffered = reader.buffered();
            if (buffered > (long) limits.queryBufferBytes() + limits.inlineBytes() + 2) {
                throw new AssertionError("holds " + buffered + " bytes of one command");
            }
            if (reader.capacity() > 8 * Math.max(512, buffered)) {
                throw new AssertionError("takes " + reader.capacity() + " bytes of memory for " + buffered);
            }
            if (end instanceof ProtocolError && buffered != 0) {
                throw new AssertionError("keeps " + buffered + " bytes after " + end);
            }
        }

        private List<Bytes> arguments(Request request) {
            List<Bytes> arguments = new ArrayList<>();
            for (int i = 0; i < request.argc(); i++) {
                arguments.add(Bytes.copyOf(request.array(), request.offset(i), request.length(i)));
            }
            return arguments;
        }

        boolean sawTheSameAs(Seen other) {
            return commands.equals(other.commands)
                    && end.equals(other.end)
                    && reader.consumed() == other.reader.consumed()
                    && reader.buffered() == other.reader.buffered();
        }

        @Override
        public String toString() {
            return commands + " then " + end + ", " + reader.consumed() + " consumed, " + reader.buffered() + " left";
        }
    }
}
