package io.vedette.tests.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.vedette.resp.RequestWriter;

/** The bytes of one read: alternating SET and GET of a key that looks like one. */
final class Pipeline {

    private Pipeline() {}

    static byte[] setAndGet(int commands, int valueBytes) {
        RequestWriter writer = new RequestWriter();
        String value = "v".repeat(valueBytes);
        for (int i = 0; i < commands; i++) {
            String key = "key:" + (100_000 + i);
            if (i % 2 == 0) {
                writer.command("SET", key, value);
            } else {
                writer.command("GET", key);
            }
        }
        ByteBuf wire = writer.take();
        byte[] bytes = new byte[wire.readableBytes()];
        wire.readBytes(bytes).release();
        return bytes;
    }

    /** The same bytes in a pooled buffer, as a socket would have filled it. */
    static ByteBuf buffered(byte[] wire, boolean direct) {
        ByteBuf buffer = direct
                ? PooledByteBufAllocator.DEFAULT.directBuffer(wire.length)
                : PooledByteBufAllocator.DEFAULT.heapBuffer(wire.length);
        return buffer.writeBytes(wire);
    }
}
