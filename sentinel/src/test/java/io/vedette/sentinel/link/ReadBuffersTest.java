package io.vedette.sentinel.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator.ExtendedHandle;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReadBuffersTest {
    private final ReadBuffers buffers = new ReadBuffers();

    private static ByteBuf direct(String text) {
        return Unpooled.directBuffer().writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String text(ByteBuf buffer) {
        return new String(ByteBufUtil.getBytes(buffer), StandardCharsets.US_ASCII);
    }

    @Test
    void everySocketIsReadIntoTheSameBufferWhileNobodyHoldsIt() {
        ExtendedHandle one = buffers.newHandle();
        ExtendedHandle other = buffers.newHandle();

        ByteBuf first = one.allocate(UnpooledByteBufAllocator.DEFAULT);
        first.writeByte('x').release();
        ByteBuf second = other.allocate(UnpooledByteBufAllocator.DEFAULT);

        assertThat(second).isSameAs(first);
        assertThat(second.isDirect()).isTrue();
        assertThat(second.readableBytes()).isZero();
    }

    @Test
    void whoKeepsWhatItReadKeepsTheBuffer() {
        ByteBuf kept = buffers.newHandle().allocate(UnpooledByteBufAllocator.DEFAULT);
        kept.writeByte('x');

        ByteBuf next = buffers.newHandle().allocate(UnpooledByteBufAllocator.DEFAULT);

        assertThat(next).isNotSameAs(kept);
        next.release();
        kept.release();
        assertThat(buffers.newHandle().allocate(UnpooledByteBufAllocator.DEFAULT))
                .isSameAs(kept);
    }

    @Test
    void bytesOnTheHeapAreThoseThatCame() {
        ByteBuf came = direct("+PONG\r\n");

        ByteBuf onHeap = buffers.onHeap(came);

        assertThat(came.refCnt()).isZero();
        assertThat(onHeap.hasArray()).isTrue();
        assertThat(text(onHeap)).isEqualTo("+PONG\r\n");
        onHeap.release();
        assertThat(text(buffers.onHeap(direct("+OK\r\n")))).isEqualTo("+OK\r\n");
    }

    @Test
    void bytesThatAreStillNeededAreNotWrittenOver() {
        ByteBuf needed = buffers.onHeap(direct("first"));
        ByteBuf came = direct("second");

        ByteBuf next = buffers.onHeap(came);

        assertThat(next).isSameAs(came);
        assertThat(text(needed)).isEqualTo("first");
    }

    @Test
    void moreBytesThanTheBufferHoldsComeAsTheyAre() {
        ByteBuf came = direct("0123456789".repeat(2_000));

        assertThat(buffers.onHeap(came)).isSameAs(came);
    }
}
