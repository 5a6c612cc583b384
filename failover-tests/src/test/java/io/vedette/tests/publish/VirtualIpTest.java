package io.vedette.tests.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vedette.tests.bench.vip.VipBench;
import io.vedette.tests.cluster.Cluster;
import io.vedette.tests.cluster.Loopback;
import io.vedette.tests.cluster.Member;
import io.vedette.tests.cluster.Program;
import io.vedette.tests.cluster.Seclusion;
import io.vedette.tests.cluster.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An address that moves with the master. */
class VirtualIpTest {
    @TempDir
    private Path folder;

    /** The short form of {@code vedette bench vip}; what it saw stands in the output. */
    @Tag(Thorough.TAG)
    @Test
    void writesFollowTheAddressAndItNeverHasTwoHolders() throws Exception {
        assumeTrue(Seclusion.possible(), "no network namespaces here: they need root and Linux");

        Path said = folder.resolve("said");
        int status = Seclusion.run(
                VipBench.class,
                List.of("--inside", "--partitions", "5", "--longest", "2000", "--dir", folder.toString()),
                ProcessBuilder.Redirect.appendTo(said.toFile()));

        String report = Files.readString(said);
        System.out.println(report);
        assertThat(status).as(report).isZero();
    }

    @Test
    void missingRightIsSaidPlainly() throws Exception {
        Program ours = Program.vedetteSentinel();
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            Path setpriv = Installed.orSkip("setpriv", "util-linux");
            command.addAll(List.of(setpriv.toString(), "--bounding-set", "-net_admin"));
        }
        Installed.orSkip("ip", "iproute2");
        command.addAll(ours.before());
        Program powerless = new Program(ours.name(), command, ours.after(), ours.environment());
        try (Cluster cluster = new Cluster(Loopback.plain(), folder)) {
            cluster.addGroup("mymaster", 0);
            cluster.addSentinels(List.of(powerless), 1, List.of("sentinel publish GROUP vip 192.0.2.77 dev lo"));
            Member sentinel = cluster.sentinels().get(0);

            await().atMost(Member.PATIENCE)
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .untilAsserted(() -> assertThat(sentinel.info("publisher0").orElse(""))
                            .contains("state=retrying")
                            .contains("this process may not change addresses: it needs CAP_NET_ADMIN"));
            assertThat(sentinel.log())
                    .contains("'sentinel publish mymaster vip 192.0.2.77 dev lo' would not work now")
                    .contains("member.conf:");
        }
    }
}
