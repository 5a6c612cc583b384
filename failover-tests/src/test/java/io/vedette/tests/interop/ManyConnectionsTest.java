package io.vedette.tests.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** As many clients as a server is told to take, and one more. */
class ManyConnectionsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CROWD = 10_000;

    /** The heap, the buffers, and what the JVM keeps beside them. */
    private static final int RESIDENT_MIB = 320;

    @Test
    @Timeout(120)
    void tenThousandAreServedOneMoreIsTurnedAwayAndAllAreForgotten() throws IOException {
        int crowdSize = Crowd.possible(CROWD);
        try (ServerProcess server = ServerProcess.start("maxclients " + (crowdSize + 1));
                Observer observer = new Observer(server);
                Crowd crowd = new Crowd()) {
            long before = server.residentMib();
            crowd.join(server, crowdSize);
            assertThat(observer.info("connected_clients")).isEqualTo(crowdSize + 1);
            crowd.pingAll();
            observer.assertServed();
            server.assertUnharmed(RESIDENT_MIB);
            long crowded = server.residentMib();

            try (WireClient oneTooMany = WireClient.to(server)) {
                assertThat(oneTooMany.line()).isEqualTo("-ERR max number of clients reached");
                oneTooMany.awaitEnd();
            }
            assertThat(observer.info("rejected_connections")).isOne();

            crowd.leave();
            await("all to be gone").atMost(PATIENCE).until(() -> observer.info("connected_clients") == 1);
            crowd.join(server, 1);
            observer.assertServed();
            System.out.println(
                    crowdSize + " connections: " + before + " MiB resident before, " + crowded + " MiB with them");
        }
    }
}
