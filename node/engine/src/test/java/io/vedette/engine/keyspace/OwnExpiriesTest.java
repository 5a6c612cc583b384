package io.vedette.engine.keyspace;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.engine.differential.Node;
import io.vedette.resp.Protocol;
import org.junit.jupiter.api.Test;

/** On a replica that may be written, what clients let expire is nobody's business but its own. */
class OwnExpiriesTest {
    private final Node master = Node.replica(7, Protocol.RESP2);
    private final Node client = master.another();

    private void at(long ms) {
        master.engine().time(ms);
    }

    private boolean holds(String key) {
        return master.engine().keyspace().database(0).holds(key.getBytes(US_ASCII));
    }

    private int tracked() {
        return master.engine().keyspace().ownExpiries().size();
    }

    @Test
    void whatClientsLetExpireGoesByItselfAndWhatTheMasterDoesWaitsForIt() {
        at(1_000);
        master.ask("SET theirs v PXAT 2000");
        client.ask("SET ours v PXAT 2000");
        client.ask("SET also v");
        client.ask("PEXPIREAT also 2500");
        client.ask("SET later v PXAT 9000");
        assertThat(tracked()).isEqualTo(3);

        at(3_000);
        assertThat(master.engine().expire(100)).isFalse();

        assertThat(holds("theirs")).isTrue();
        assertThat(holds("ours")).isFalse();
        assertThat(holds("also")).isFalse();
        assertThat(holds("later")).isTrue();
        assertThat(tracked()).isEqualTo(1);
    }

    @Test
    void manyThatAreOverAreWorthComingBackFor() {
        at(1_000);
        for (int i = 0; i < 30; i++) {
            client.ask("SET key:" + i + " v PXAT 2000");
        }

        at(3_000);

        assertThat(master.engine().expire(20)).isTrue();
        assertThat(tracked()).isEqualTo(10);
        assertThat(master.engine().expire(20)).isFalse();
        assertThat(tracked()).isZero();
    }

    @Test
    void whatTheMasterSaysLaterOfSuchAKeyHolds() {
        at(1_000);
        client.ask("SET key v PXAT 2000");
        client.ask("SET forever v PXAT 2000");
        master.ask("SET key v PXAT 5000");
        master.ask("SET forever v");

        at(6_000);

        assertThat(master.engine().expire(100)).isFalse();
        assertThat(holds("key")).isTrue();
        assertThat(holds("forever")).isTrue();
        assertThat(tracked()).isZero();
    }

    @Test
    void whoeverWritesAKeyThatIsOverMakesAnotherOne() {
        at(1_000);
        master.ask("SET key 5 PXAT 2000");

        at(3_000);

        assertThat(client.ask("INCR key")).isEqualTo(":1\r\n");
        assertThat(client.ask("PTTL key")).isEqualTo(":-1\r\n");
    }

    @Test
    void aMasterNeedsNoListOfThem() {
        at(1_000);
        client.ask("SET key v PXAT 2000");

        master.engine().keyspace().replica(false);

        assertThat(tracked()).isZero();
        client.ask("SET other v PXAT 2000");
        assertThat(tracked()).isZero();
    }

    @Test
    void whatIsRepeatedFromAFileExpiresAsAWhole() {
        master.engine().keyspace().replica(false);
        at(5_000);

        master.ask("RPUSH list a");
        assertThat(master.ask("PEXPIREAT list 1000")).isEqualTo(":1\r\n");
        assertThat(master.ask("RPUSH list b")).isEqualTo(":2\r\n");

        assertThat(client.ask("LLEN list")).isEqualTo(":0\r\n");
        assertThat(holds("list")).isFalse();
    }
}
