package io.vedette.sentinel.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vedette.resp.config.BadConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublisherKindsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        sentinel publish m webhook                                    | Wrong number of words for publish
        sentinel publish m webhook http://h/p timeout                 | Wrong number of words for publish
        sentinel publish m pigeon http://h/p                          | Unknown kind of publisher 'pigeon'
        sentinel publish m webhook http://h/p timeout 5 TIMEOUT 6     | The option 'timeout' is given twice
        sentinel publish m webhook http://h/p colour red              | has no option 'colour'; it has secret-file, timeout
        sentinel publish m webhook http://h/p timeout 0               | 'timeout 0' does not fit; write a number from 1 to 10000
        sentinel publish m webhook http://h/p timeout soon            | 'timeout soon' does not fit
        sentinel publish m webhook ftp://h/p                          | 'ftp://h/p' is not an address of the web
        sentinel publish m webhook http:/p                            | 'http:/p' is not an address of the web
        sentinel publish m webhook http://h/{p                        | is not an address of the web
        sentinel publish m webhook http://h/p secret-file nowhere.key | Can't read the file of 'secret-file'
        sentinel publish m zookeeper zk1                              | 'zk1' names no ensemble
        sentinel publish m zookeeper zk1:2181, path /x                | 'zk1:2181,' names no ensemble
        sentinel publish m zookeeper zk1:2181 path x                  | 'x' is no path of a znode
        sentinel publish m zookeeper zk1:2181 acl mine                | write open, readable or creator
        sentinel publish m zookeeper zk1:2181 acl readable            | add 'auth-file' or 'jaas-file'
        sentinel publish m zookeeper zk1:2181 jaas-file nowhere.conf  | Can't read the file of 'jaas-file'
        sentinel publish m zookeeper zk1:2181 jaas-section Client     | add 'jaas-file <file>'
        sentinel publish m etcd 10.0.0.1:2379                         | '10.0.0.1:2379' names no etcd
        sentinel publish m etcd http://a:2379,http://b:2379/x         | names no etcd
        sentinel publish m etcd http://a:2379 key /x/                 | '/x/' is no key of a record
        sentinel publish m etcd http://a:2379 lease 1                 | etcd has no lease that short
        sentinel publish m etcd http://a:2379 ttl 5                   | has no option 'ttl'; it has auth-file, key, lease
        sentinel publish m dns 10.0.0.53 zone example.com             | A publisher of kind dns needs 'name'
        sentinel publish m dns 10.0.0.53:x zone example.com name a    | '10.0.0.53:x' names no server
        sentinel publish m dns 10.0.0.53 zone example.com name a..b   | 'a..b' is no name
        sentinel publish m dns 10.0.0.53 zone x name a ttl 90000      | 'ttl 90000' does not fit
        sentinel publish m dns 10.0.0.53 zone x name a key-file no    | Can't read the file of 'key-file'
        sentinel publish m dns 10.0.0.53 zone x name a key-file /etc/hostname | The file of 'key-file' has no key in it
        sentinel publish m vip 10.0.0.9                               | A publisher of kind vip needs 'dev'
        sentinel publish m vip 10.0.0.9 dev -6                        | '-6' is no name of a device
        sentinel publish m vip 10.0.0.900 dev eth0                    | '10.0.0.900' is no address
        sentinel publish m vip cache.example.com dev eth0             | write <address> or <address>/<prefix>
        sentinel publish m vip 10.0.0.9/33 dev eth0                   | '/33' does not fit; write a prefix from 1 to 32
        sentinel publish m vip fd00::9/0 dev eth0                     | '/0' does not fit; write a prefix from 1 to 128
        sentinel publish m vip 10.0.0.9 dev eth0 lease 5              | has no option 'lease'; it has dev
        sentinel publish other webhook http://h/p                     | No such master with specified name
        """)
    void mistakeIsNamedWithItsPlace(String line, String complaint) {
        BadConfiguration refusal = catchThrowableOfType(BadConfiguration.class, () -> Lines.plans(folder, line));

        assertThat(refusal).hasMessageStartingWith("s.conf:2: ").hasMessageContaining(complaint);
    }

    @Test
    void oneVirtualIpInTwoLinesIsAMistakeHoweverItIsWritten() {
        BadConfiguration refusal = catchThrowableOfType(
                BadConfiguration.class,
                () -> Lines.plans(
                        folder,
                        "sentinel publish m vip fd00::9 dev eth0",
                        "sentinel publish m vip fd00:0::0009/64 dev eth1"));

        assertThat(refusal)
                .hasMessageStartingWith("s.conf:3: ")
                .hasMessageContaining("The virtual IP fd00::9 is given twice");
    }

    @Test
    void samePublisherTwiceIsAMistake() {
        String line = "sentinel publish m webhook http://h/p";

        BadConfiguration refusal = catchThrowableOfType(
                BadConfiguration.class, () -> Lines.plans(folder, line, "sentinel publish m WEBHOOK http://h/p"));

        assertThat(refusal).hasMessageStartingWith("s.conf:3: ").hasMessageContaining("is there twice");
    }

    @Test
    void linesAreWrittenBackAsTheyWere() throws Exception {
        Files.writeString(folder.resolve("hook.key"), "secret\n");

        List<PublisherPlan> plans = Lines.plans(
                folder,
                "sentinel publish m webhook http://h/p",
                "sentinel publish m webhook http://h/q secret-file hook.key timeout 500");

        assertThat(plans)
                .extracting(plan -> String.join(" ", plan.line().words()))
                .containsExactly(
                        "publish m webhook http://h/p",
                        "publish m webhook http://h/q secret-file hook.key timeout 500");
    }
}
