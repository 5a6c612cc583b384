package io.vedette.engine.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.engine.client.Session;
import io.vedette.engine.command.Handler;
import io.vedette.engine.differential.Node;
import io.vedette.resp.Protocol;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.command.Command;
import io.vedette.resp.command.CommandSpec;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What others can do about a script that goes on for ever. */
class BusyScriptTest {
    private static final String UNKILLABLE = "-UNKILLABLE Sorry the script already executed write commands against the"
            + " dataset. You can either wait the script termination or kill the server in a hard way using the SHUTDOWN"
            + " NOSAVE command.\r\n";
    private static final String LIBRARY = """
            #!lua name=lib
            redis.register_function{function_name='old', callback=function() return 1 end, flags={'allow-stale', 'no-writes'}}
            redis.register_function{function_name='fresh', callback=function() return 1 end, flags={'no-writes'}}
            redis.register_function('writes', function(keys) redis.call('SET', keys[1], 'v') while true do end end)
            """;

    private final Node node = new Node(1, Protocol.RESP2, (database, array, offset, length) -> {});
    private final Node other = node.another();
    private final Impatient host = new Impatient();

    BusyScriptTest() {
        node.engine().scripts().host(host);
    }

    @Test
    void whatHasWrittenCannotBeKilled() {
        ask(node, "EVAL", "redis.call('SET', KEYS[1], 'v') while true do end", "1", "k");
        assertThat(node.engine().scripts().isPaused()).isTrue();
        assertThat(ask(other, "SCRIPT", "KILL")).isEqualTo(UNKILLABLE);
        assertThat(ask(other, "FUNCTION", "KILL")).isEqualTo(UNKILLABLE);
    }

    @Test
    void aFunctionThatHasWrittenCannotBeKilled() {
        ask(node, "FUNCTION", "LOAD", LIBRARY);
        ask(node, "FCALL", "writes", "1", "k");
        assertThat(node.engine().scripts().isPaused()).isTrue();
        assertThat(ask(other, "FUNCTION", "KILL")).isEqualTo(UNKILLABLE);
        assertThat(ask(other, "SCRIPT", "KILL")).isEqualTo(UNKILLABLE);
    }

    @Test
    void whatHasOnlyReadIsKilled() {
        ask(node, "EVAL", "redis.call('GET', KEYS[1]) while true do end", "1", "k");
        assertThat(ask(other, "FUNCTION", "KILL"))
                .startsWith("-BUSY Redis is busy running a script. You can only call SCRIPT KILL");
        assertThat(ask(other, "SCRIPT", "KILL")).isEqualTo("+OK\r\n");
        assertThat(node.engine().scripts().goOn(node.reply())).isTrue();
        assertThat(ask(other, "SCRIPT", "KILL")).isEqualTo("-NOTBUSY No scripts in execution right now.\r\n");
    }

    @Test
    void whereDataAreStaleOnlyWhatMindsNotBegins() {
        ask(node, "FUNCTION", "LOAD", LIBRARY);
        host.stale = "MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.";
        assertThat(ask(node, "FCALL", "old", "0")).isEqualTo(":1\r\n");
        assertThat(ask(node, "FCALL", "fresh", "0")).isEqualTo("-" + host.stale + "\r\n");
        assertThat(ask(node, "EVAL", "#!lua\nreturn 1", "0")).isEqualTo("-" + host.stale + "\r\n");
        assertThat(ask(node, "EVAL", "#!lua flags=allow-stale\nreturn 1", "0")).isEqualTo(":1\r\n");
        assertThat(ask(node, "EVAL", "return 1", "0")).isEqualTo("-" + host.stale + "\r\n");
    }

    private static String ask(Node client, String... words) {
        byte[][] bytes = new byte[words.length][];
        for (int i = 0; i < words.length; i++) {
            bytes[i] = words[i].getBytes(StandardCharsets.ISO_8859_1);
        }
        return new String(client.ask(bytes), StandardCharsets.ISO_8859_1);
    }

    /** The engine's own commands, and no patience at all. */
    private final class Impatient implements ScriptHost {
        private @Nullable String stale;

        @Override
        public Optional<Found> find(Request request) {
            return node.engine().commands().resolve(request).named().map(Own::new);
        }

        @Override
        public @Nullable String refusal(Session session, boolean readOnly) {
            return stale;
        }

        @Override
        public void log(int level, String line) {
            throw new AssertionError(line);
        }

        @Override
        public void begins() {
            assertThat(node.engine().scripts().isPaused()).isFalse();
        }

        @Override
        public long runsForMs() {
            return 0;
        }

        @Override
        public boolean isOverdue() {
            return true;
        }

        @Override
        public boolean isHopeless() {
            return false;
        }

        @Override
        public boolean hasRoom(long bytes) {
            return true;
        }
    }

    private final class Own implements ScriptHost.Found {
        private final Command<Handler> command;

        Own(Command<Handler> command) {
            this.command = command;
        }

        @Override
        public CommandSpec spec() {
            return command.spec();
        }

        @Override
        public @Nullable String denial(Session session, Request request) {
            return null;
        }

        @Override
        public void run(Session session, Request request, ReplyWriter reply) {
            node.engine().run(session, command, request, reply);
        }
    }
}
