package io.vedette.sentinel.link;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;

/**
 * The two buffers that all connections of a loop share: one outside of the heap, into which a socket is read, and one on the heap, from
 * which replies are taken. A read is dealt with before the next one, so neither is in use for longer, except by whoever keeps a
 * part of what came; then another one is made. Both hold any INFO, which would take several reads where buffers are as small as PONGs.
 */
final class ReadBuffers extends DefaultMaxMessagesRecvByteBufAllocator {
    private static final int BYTES = 16 << 10;

    private final ByteBuf fromSocket = Unpooled.directBuffer(BYTES, BYTES);
    private final ByteBuf onHeap = Unpooled.buffer(BYTES, BYTES);

    @Override
    public MaxMessageHandle newHandle() {
        return new Shared();
    }

    /** The same bytes in an array that is valid until the next read; takes over the reference. */
    ByteBuf onHeap(ByteBuf bytes) {
        if (!isFree(onHeap) || bytes.readableBytes() > BYTES) {
            return bytes;
        }
        onHeap.clear().writeBytes(bytes);
        bytes.release();
        return onHeap.retain();
    }

    /** Nobody but we holds it. */
    private static boolean isFree(ByteBuf buffer) {
        return buffer.refCnt() == 1;
    }

    private final class Shared extends MaxMessageHandle {
        @Override
        public int guess() {
            return BYTES;
        }

        @Override
        public ByteBuf allocate(ByteBufAllocator allocator) {
            return isFree(fromSocket) ? fromSocket.clear().retain() : super.allocate(allocator);
        }
    }
}
