package io.vedette.resp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import java.nio.charset.StandardCharsets;

/**
 * Writes commands for a server, one after the other, into one output buffer; {@link #take} gives all that has been
 * written, so that a pipeline leaves in one write. A command is begun with its number of arguments, its name included,
 * and then each argument is added; {@link #command} does both for plain words.
 */
public final class RequestWriter {

    private final OutputBuffer out;

    /** Arguments that were announced and not written yet. */
    private int owed;

    public RequestWriter() {
        this(PooledByteBufAllocator.DEFAULT);
    }

    public RequestWriter(ByteBufAllocator allocator) {
        this.out = new OutputBuffer(allocator);
    }

    /** A whole command of words. */
    public RequestWriter command(String... words) {
        begin(words.length);
        for (String word : words) {
            argument(word);
        }
        return this;
    }

    public RequestWriter begin(int arguments) {
        if (owed != 0 || arguments <= 0) {
            throw new IllegalStateException(
                    "a command of " + arguments + " arguments, while the one before lacks " + owed);
        }
        owed = arguments;
        out.header((byte) '*', arguments);
        return this;
    }

    public RequestWriter argument(String text) {
        return argument(text.getBytes(StandardCharsets.UTF_8));
    }

    public RequestWriter argument(long value) {
        return argument(Long.toString(value));
    }

    public RequestWriter argument(byte[] bytes) {
        return argument(bytes, 0, bytes.length);
    }

    public RequestWriter argument(byte[] bytes, int offset, int length) {
        if (owed == 0) {
            throw new IllegalStateException("one argument more than the command was begun with");
        }
        owed--;
        out.header((byte) '$', length);
        out.put(bytes, offset, length);
        out.crlf();
        return this;
    }

    /** Bytes written and not yet taken. */
    public int size() {
        return out.size();
    }

    /** Everything written since the last time; the caller must release it. */
    public ByteBuf take() {
        if (owed != 0) {
            throw new IllegalStateException("the last command lacks " + owed + " arguments");
        }
        return out.take();
    }
}
