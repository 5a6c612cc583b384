package io.vedette.resp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Cuts a stream into reads at random byte boundaries: some of one byte, some of all there is, a few in direct memory. */
final class Splits {

    private Splits() {}

    static void feed(byte[] wire, SplittableRandom random, Consumer<ByteBuf> read) {
        int usual = 1 + random.nextInt(1 + random.nextInt(256));
        for (int at = 0; at < wire.length; ) {
            int length = Math.min(wire.length - at, 1 + random.nextInt(usual));
            ByteBuf chunk = Unpooled.wrappedBuffer(wire, at, length);
            read.accept(random.nextInt(32) == 0 ? direct(chunk) : chunk);
            at += length;
        }
    }

    private static ByteBuf direct(ByteBuf chunk) {
        return Unpooled.directBuffer(chunk.readableBytes()).writeBytes(chunk);
    }
}
