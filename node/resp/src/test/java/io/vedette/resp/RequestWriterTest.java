package io.vedette.resp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import org.junit.jupiter.api.Test;

class RequestWriterTest {

    private final RequestWriter writer = new RequestWriter();

    @Test
    void aPipelineLeavesInOneBuffer() {
        writer.command("PING")
                .begin(3)
                .argument("SET")
                .argument("h\u00e9".getBytes(UTF_8))
                .argument(-5);

        assertThat(taken()).isEqualTo("*1\r\n$4\r\nPING\r\n*3\r\n$3\r\nSET\r\n$3\r\nh\u00e9\r\n$2\r\n-5\r\n");
        assertThat(writer.size()).isZero();
    }

    @Test
    void whatWeWriteWeRead() {
        RequestReader reader = new RequestReader(WireLimits.DEFAULT);
        reader.append(writer.command("config", "set", "a b", "").take());

        assertThat(reader.next()).isInstanceOfSatisfying(Request.class, request -> {
            assertThat(request.argc()).isEqualTo(4);
            assertThat(request.text(2)).isEqualTo("a b");
            assertThat(request.text(3)).isEmpty();
        });
    }

    @Test
    void aCommandIsWrittenWholeOrNotSent() {
        writer.begin(2).argument("GET");

        assertThatThrownBy(writer::take).hasMessage("the last command lacks 1 arguments");
        assertThatThrownBy(() -> writer.begin(1)).isInstanceOf(IllegalStateException.class);
        writer.argument("k");
        assertThatThrownBy(() -> writer.argument("v")).isInstanceOf(IllegalStateException.class);
        assertThat(taken()).endsWith("$1\r\nk\r\n");
    }

    private String taken() {
        ByteBuf out = writer.take();
        try {
            return out.toString(UTF_8);
        } finally {
            out.release();
        }
    }
}
