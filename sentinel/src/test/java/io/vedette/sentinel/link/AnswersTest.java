package io.vedette.sentinel.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.Answer;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.NodeRole;
import io.vedette.quorum.PingReply;
import io.vedette.quorum.RoleReport;
import io.vedette.quorum.SentinelId;
import io.vedette.resp.Bytes;
import io.vedette.resp.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {
    private static Reply bulk(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Reply.Bulk(Bytes.copyOf(bytes, 0, bytes.length));
    }

    private static Reply array(Reply... parts) {
        return new Reply.Array(List.of(parts));
    }

    @ParameterizedTest
    @CsvSource({
        "LOADING Redis is loading the dataset in memory, LOADING, true",
        "MASTERDOWN Link with MASTER is down, MASTERDOWN, true",
        "BUSY Redis is busy running a script, BUSY, false",
        "MISCONF Errors writing to the AOF file, MISCONF, false",
        "NOAUTH Authentication required., NOAUTH, false",
        "ERR unknown command 'PING', OTHER_ERROR, false",
        "LOADINGX no such code, OTHER_ERROR, false"
    })
    void errorToAPingTellsHowTheProcessIs(String error, PingReply expected, boolean valid) {
        assertThat(PingAnswer.of(new Reply.ErrorReply(error))).isEqualTo(expected);
        assertThat(expected.isValid()).isEqualTo(valid);
    }

    @Test
    void onlyPongIsPong() {
        assertThat(PingAnswer.of(new Reply.Status("PONG"))).isEqualTo(PingReply.PONG);
        assertThat(PingAnswer.of(new Reply.Status("OK"))).isEqualTo(PingReply.OTHER_ERROR);
        assertThat(PingAnswer.of(Reply.Nil.NIL)).isEqualTo(PingReply.OTHER_ERROR);
        assertThat(PingAnswer.of(array())).isEqualTo(PingReply.OTHER_ERROR);
    }

    @Test
    void roleOfAMaster() {
        assertThat(RoleAnswer.read(array(bulk("master"), new Reply.Int(42), array())))
                .contains(new RoleReport(NodeRole.MASTER, 42, Optional.empty()));
    }

    @Test
    void roleOfAReplica() {
        Reply reply = array(bulk("slave"), bulk("10.0.0.1"), new Reply.Int(6379), bulk("connected"), new Reply.Int(9));

        assertThat(RoleAnswer.read(reply))
                .contains(new RoleReport(NodeRole.REPLICA, 9, Optional.of(new HostPort("10.0.0.1", 6379))));
    }

    @Test
    void otherRepliesToRoleAreNone() {
        assertThat(RoleAnswer.read(array(bulk("sentinel"), array()))).isEmpty();
        assertThat(RoleAnswer.read(array(bulk("master"), bulk("x")))).isEmpty();
        assertThat(RoleAnswer.read(array(bulk("slave"), bulk("h")))).isEmpty();
        assertThat(RoleAnswer.read(new Reply.ErrorReply("NOAUTH Authentication required.")))
                .isEmpty();
    }

    @Test
    void opinionAndVoteAreRead() {
        String id = "0123456789012345678901234567890123456789";

        assertThat(MasterDownAnswer.read(array(new Reply.Int(1), bulk("*"), new Reply.Int(0))))
                .contains(new Answer(true, Optional.empty(), Epoch.ZERO));
        assertThat(MasterDownAnswer.read(array(new Reply.Int(0), bulk(id), new Reply.Int(7))))
                .contains(new Answer(false, Optional.of(new SentinelId(id)), new Epoch(7)));
    }

    @Test
    void answersOfAnotherFormAreNone() {
        assertThat(MasterDownAnswer.read(array(new Reply.Int(1), new Reply.Int(0))))
                .isEmpty();
        assertThat(MasterDownAnswer.read(array(bulk("1"), bulk("*"), new Reply.Int(0))))
                .isEmpty();
        assertThat(MasterDownAnswer.read(new Reply.ErrorReply("ERR unknown command 'SENTINEL'")))
                .isEmpty();
    }
}
