package io.vedette.sentinel.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.Hello;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.SentinelId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelloTextTest {
    private static final String TEXT =
            "127.0.0.1,27101,101c91bc5607756432883b2656fec56c183a706b,39,mymaster,127.0.0.1,27003,38";
    private static final Hello HELLO = new Hello(
            new HostPort("127.0.0.1", 27101),
            new SentinelId("101c91bc5607756432883b2656fec56c183a706b"),
            new Epoch(39),
            new GroupName("mymaster"),
            new HostPort("127.0.0.1", 27003),
            new Epoch(38));
    private static final Signature KEY = new Signature("s3cret");

    @Test
    void helloOfARedisSentinelIsRead() {
        assertThat(HelloText.read(TEXT, Optional.empty())).contains(new HelloText.Heard(HELLO, false));
        assertThat(HelloText.write(HELLO)).isEqualTo(TEXT);
    }

    @Test
    void signedHelloIsKnownByItsSignature() {
        String signed = HelloText.write(HELLO, KEY);

        assertThat(HelloText.read(signed, Optional.of(KEY))).contains(new HelloText.Heard(HELLO, true));
        assertThat(signed.split(","))
                .as("so long that a redis-sentinel ignores it")
                .hasSizeGreaterThan(8);
    }

    @Test
    void signatureOfAnotherSecretOrOfAnotherTextIsNone() {
        String signed = HelloText.write(HELLO, KEY);

        assertThat(HelloText.read(signed, Optional.of(new Signature("other")))).isEmpty();
        assertThat(HelloText.read(signed.replace("27003", "27004"), Optional.of(KEY)))
                .isEmpty();
        assertThat(HelloText.read(signed, Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",,,,,,,",
                "127.0.0.1,27101,101c91bc5607756432883b2656fec56c183a706b,39,mymaster,127.0.0.1,27003",
                "127.0.0.1,27101,101c91bc5607756432883b2656fec56c183a706b,39,mymaster,127.0.0.1,27003,38,extra",
                "127.0.0.1,x,101c91bc5607756432883b2656fec56c183a706b,39,mymaster,127.0.0.1,27003,38",
                "127.0.0.1,27101,short,39,mymaster,127.0.0.1,27003,38",
                "127.0.0.1,27101,101c91bc5607756432883b2656fec56c183a706b,-1,mymaster,127.0.0.1,27003,38",
                "127.0.0.1,27101,101c91bc5607756432883b2656fec56c183a706b,39,,127.0.0.1,27003,38",
                "127.0.0.1,27101,101c91bc5607756432883b2656fec56c183a706b,39,my\nmaster,127.0.0.1,27003,38",
                "127.0.0.1,27101,101c91bc5607756432883b2656fec56c183a706b,39,mymaster,evil host,27003,38",
                "127.0.0.1,27101,101c91bc5607756432883b2656fec56c183a706b,39,mymaster,127.0.0.1,99999,38"
            })
    void whatIsNoHelloIsNothing(String text) {
        assertThat(HelloText.read(text, Optional.of(KEY))).isEmpty();
    }

    @Test
    void helloOfAMegabyteIsNotEvenSplit() {
        assertThat(HelloText.read("a,".repeat(1 << 19), Optional.empty())).isEmpty();
    }
}
