package io.vedette.tests.publish;

import static io.vedette.tests.sentinel.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.tests.sentinel.Pair;
import io.vedette.tests.sentinel.RedisNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** A client that knows nothing but a name in a zone of a real BIND writes to whoever is the master. */
class DnsFailoverTest {
    @TempDir
    private Path folder;

    private static List<Record> ask(Bind bind, String name, int type) throws IOException {
        SimpleResolver resolver =
                new SimpleResolver(new InetSocketAddress(InetAddress.getLoopbackAddress(), bind.port()));
        return resolver.send(Message.newQuery(Record.newRecord(Name.fromString(name), type, DClass.IN)))
                .getSection(Section.ANSWER);
    }

    private static int port(Bind bind) throws IOException {
        return ask(bind, "_redis._tcp.redis.example.test.", Type.SRV).stream()
                .map(record -> ((SRVRecord) record).getPort())
                .findFirst()
                .orElseThrow(() -> new IOException("there is no record yet"));
    }

    private static String line(Bind bind) {
        return "sentinel publish mymaster dns " + bind.server()
                + " zone example.test name redis replica-name redis-replicas ttl 1";
    }

    @Test
    void writesFollowTheMasterAlsoThroughAnOutageOfTheServer() throws Exception {
        try (Bind bind = Bind.start(folder.resolve("bind"));
                Pair pair = Pair.start(folder, line(bind) + " key-file " + bind.key())) {
            patiently("the first master is there")
                    .untilAsserted(
                            () -> assertThat(port(bind)).isEqualTo(pair.master().port()));
            assertThat(ask(bind, "redis.example.test.", Type.A))
                    .extracting(Record::rdataToString)
                    .containsExactly("127.0.0.1");
            patiently("the replica is there")
                    .untilAsserted(() -> assertThat(ask(bind, "redis-replicas.example.test.", Type.A))
                            .extracting(Record::rdataToString)
                            .containsExactly("127.0.0.1"));

            bind.stop();
            pair.master().kill();
            pair.awaitSwitch();
            patiently("it is tried again")
                    .untilAsserted(() -> assertThat(pair.sentinel().info()).contains("state=retrying"));
            bind.restart();

            patiently("a write to the new master")
                    .until(() -> RedisNode.ask(port(bind), "SET", "k", "after").startsWith("+OK"));
            assertThat(pair.replica().ask("GET", "k")).contains("after");
            patiently("INFO shows it")
                    .untilAsserted(() -> assertThat(pair.sentinel().info()).contains("kind=dns,state=ok,epoch="));
        }
    }

    @Test
    void missingRightIsNamedAtTheStart() throws Exception {
        try (Bind bind = Bind.start(folder.resolve("bind"));
                Pair pair = Pair.start(folder, line(bind))) {
            patiently("the rehearsal fails")
                    .untilAsserted(() -> assertThat(pair.sentinel().log())
                            .contains("sentinel.conf:6: 'sentinel publish mymaster dns")
                            .contains("would not work now:")
                            .contains("says REFUSED about example.test."));
        }
    }
}
