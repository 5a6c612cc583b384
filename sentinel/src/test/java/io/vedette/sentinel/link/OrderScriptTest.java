package io.vedette.sentinel.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.NodeOrder;
import io.vedette.quorum.OrderOutcome;
import io.vedette.resp.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderScriptTest {
    private static final Reply OK = new Reply.Status("OK");
    private static final Reply QUEUED = new Reply.Status("QUEUED");

    private static Reply error(String text) {
        return new Reply.ErrorReply(text);
    }

    private static OrderOutcome outcome(Reply exec) {
        return OrderScript.outcome(List.of(OK, QUEUED, QUEUED, QUEUED, QUEUED, exec));
    }

    @Test
    void promotionIsOneTransaction() {
        assertThat(OrderScript.commands(1, new NodeOrder.Promote()))
                .containsExactly(
                        List.of("MULTI"),
                        List.of("SLAVEOF", "NO", "ONE"),
                        List.of("CONFIG", "REWRITE"),
                        List.of("CLIENT", "KILL", "TYPE", "normal"),
                        List.of("CLIENT", "KILL", "TYPE", "pubsub"),
                        List.of("EXEC"));
    }

    @Test
    void repointNamesTheNewMaster() {
        assertThat(OrderScript.commands(1, new NodeOrder.Repoint(new HostPort("10.0.0.9", 6379))))
                .contains(List.of("SLAVEOF", "10.0.0.9", "6379"));
    }

    @Test
    void canaryCarriesItsNumberAndDies() {
        assertThat(OrderScript.commands(77, new NodeOrder.WriteCanary()))
                .containsExactly(List.of("SET", OrderScript.CANARY_KEY, "77", "PX", "10000"));
    }

    @Test
    void execThatChangedTheRoleIsDone() {
        assertThat(outcome(new Reply.Array(List.of(OK, OK, new Reply.Int(3), new Reply.Int(0)))))
                .isEqualTo(new OrderOutcome.Done());
    }

    @Test
    void failingConfigRewriteDoesNoHarm() {
        Reply exec = new Reply.Array(List.of(OK, error("ERR The server is running without a config file"), OK, OK));

        assertThat(outcome(exec)).isEqualTo(new OrderOutcome.Done());
    }

    @Test
    void roleChangeThatFailedIsRefused() {
        Reply exec = new Reply.Array(List.of(error("ERR REPLICAOF not allowed in cluster mode."), OK, OK, OK));

        assertThat(outcome(exec)).isEqualTo(new OrderOutcome.Refused("ERR REPLICAOF not allowed in cluster mode."));
    }

    @Test
    void abortedTransactionTellsItsFirstReason() {
        OrderOutcome outcome = OrderScript.outcome(List.of(
                OK,
                error("NOPERM this user has no permissions to run the 'slaveof' command"),
                QUEUED,
                QUEUED,
                QUEUED,
                error("EXECABORT Transaction discarded because of previous errors.")));

        assertThat(outcome)
                .isEqualTo(
                        new OrderOutcome.Refused("NOPERM this user has no permissions to run the 'slaveof' command"));
    }

    @Test
    void whereMultiIsForbiddenTheRoleChangeStillCounts() {
        OrderOutcome outcome = OrderScript.outcome(List.of(
                error("NOPERM this user has no permissions to run the 'multi' command"),
                OK,
                OK,
                new Reply.Int(1),
                new Reply.Int(0),
                error("ERR EXEC without MULTI")));

        assertThat(outcome).isEqualTo(new OrderOutcome.Done());
    }
}
