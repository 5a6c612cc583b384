package io.vedette.tests.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vedette.tests.node.OneNode.Pair;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisMonitor;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;
import redis.clients.jedis.resps.Slowlog;

/** What a node says of itself and of what it did. */
@WithOneNode
class OwnReportTest {
    /** Of the program's making. */
    private static final List<String> WITHOUT = List.of("atomicvar_api", "gcc_version");

    /** They take WITHSCORE since 7.2. */
    private static final String WITH_SCORE = "^\\((zrank|zrevrank) 3 ";

    private static Jedis connect(int port) {
        return new Jedis("127.0.0.1", port);
    }

    private static Set<String> fields(String info) {
        TreeSet<String> names = new TreeSet<>();
        info.lines()
                .filter(line -> line.contains(":") && !line.startsWith("db"))
                .filter(line -> !line.matches("(cmdstat|errorstat|latency_percentiles)_.*"))
                .forEach(line -> names.add(line.substring(0, line.indexOf(':'))));
        return names;
    }

    @Test
    void everyFieldAnExporterMayReadIsThere(Pair servers) {
        try (Jedis ours = connect(servers.port());
                Jedis theirs = connect(servers.theirs().port())) {
            Set<String> missing = fields(theirs.info("everything"));
            missing.removeAll(fields(ours.info("everything")));
            assertThat(missing).isSubsetOf(WITHOUT);
        }
    }

    @Test
    void everyCommandIsThereAndDescribedAsTheRealServerDescribesIt(Pair servers) {
        try (Jedis ours = connect(servers.port());
                Jedis theirs = connect(servers.theirs().port())) {
            List<String> names = texts(theirs.sendCommand(Protocol.Command.COMMAND, "LIST"));
            List<String> missing = new ArrayList<>(names);
            missing.removeAll(texts(ours.sendCommand(Protocol.Command.COMMAND, "LIST")));
            assertThat(missing).as("commands that are missing").isEmpty();
            for (String name : names) {
                String described = described(theirs, name).replaceFirst(WITH_SCORE, "($1 -3 ");
                assertThat(described(ours, name)).isEqualTo(described);
            }
        }
    }

    private static List<String> texts(Object reply) {
        return ((List<?>) reply).stream().map(OwnReportTest::shown).toList();
    }

    /** Without its subcommands, which have their own turn. */
    private static String described(Jedis jedis, String name) {
        List<?> command = (List<?>) ((List<?>) jedis.sendCommand(Protocol.Command.COMMAND, "INFO", name)).get(0);
        return shown(command.subList(0, command.size() - 1));
    }

    /** Flags and categories are sets; notes are told in our own words. */
    private static String shown(Object reply) {
        if (!(reply instanceof List<?> list)) {
            return reply instanceof byte[] bytes ? new String(bytes, StandardCharsets.US_ASCII) : String.valueOf(reply);
        }
        List<String> parts = texts(list);
        if (!parts.isEmpty() && parts.get(0).equals("notes")) {
            parts = parts.subList(2, parts.size());
        }
        boolean words = list.stream().allMatch(byte[].class::isInstance);
        return "(" + String.join(" ", words ? parts.stream().sorted().toList() : parts) + ")";
    }

    @Test
    void commandsAreCountedWithTheirErrors(Pair servers) {
        try (Jedis jedis = connect(servers.port())) {
            jedis.configResetStat();
            jedis.set("report", "text");
            for (int i = 0; i < 3; i++) {
                try {
                    jedis.incr("report");
                } catch (JedisException notANumber) {
                    assertThat(notANumber).hasMessageContaining("not an integer");
                }
            }
            assertThat(jedis.info("commandstats"))
                    .containsPattern(
                            "cmdstat_set:calls=1,usec=\\d+,usec_per_call=[\\d.]+,rejected_calls=0,failed_calls=0\r\n")
                    .containsPattern(
                            "cmdstat_incr:calls=3,usec=\\d+,usec_per_call=[\\d.]+,rejected_calls=0,failed_calls=3");
            assertThat(jedis.info("errorstats")).contains("errorstat_ERR:count=3");
            assertThat(jedis.info("latencystats")).containsPattern("latency_percentiles_usec_incr:p50=[\\d.]+,p99=");
            assertThat(jedis.info("keyspace")).contains("db0:keys=");
        }
    }

    @Test
    void whatWasCountedCanBeForgotten(Pair servers) {
        try (Jedis jedis = connect(servers.port())) {
            for (int i = 0; i < 100; i++) {
                jedis.get("nothing");
            }
            assertThat(figure(jedis, "total_commands_processed")).isGreaterThan(100);
            assertThat(figure(jedis, "total_reads_processed")).isGreaterThan(100);
            assertThat(figure(jedis, "total_writes_processed")).isGreaterThan(100);
            jedis.configResetStat();
            for (String field : List.of(
                    "total_commands_processed",
                    "total_connections_received",
                    "total_reads_processed",
                    "total_writes_processed",
                    "total_error_replies",
                    "keyspace_misses")) {
                assertThat(figure(jedis, field)).as(field).isLessThan(10);
            }
        }
    }

    @Test
    void greatestBuffersOfLateAreTold(Pair servers) {
        try (Jedis jedis = connect(servers.port())) {
            jedis.set("great", "x".repeat(100_000));
            jedis.get("great");
            assertThat(figure(jedis, "client_recent_max_input_buffer")).isBetween(10_000L, 1_000_000L);
            assertThat(figure(jedis, "client_recent_max_output_buffer")).isBetween(100_000L, 1_000_000L);
        }
    }

    private static long figure(Jedis jedis, String field) {
        return jedis.info("everything")
                .lines()
                .filter(line -> line.startsWith(field + ":"))
                .mapToLong(line -> Long.parseLong(line.substring(field.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void howLongCommandsTakeIsKeptOnlyWhereThatIsWanted(Pair servers) {
        try (Jedis jedis = connect(servers.port())) {
            jedis.configSet("latency-tracking", "no");
            jedis.configResetStat();
            jedis.set("tracked", "0");
            assertThat(jedis.info("commandstats")).contains("cmdstat_set:calls=1,");
            assertThat(jedis.info("latencystats")).doesNotContain("latency_percentiles");
            assertThat((List<?>) jedis.sendCommand(Protocol.Command.LATENCY, "HISTOGRAM", "set"))
                    .isEmpty();
            jedis.configSet("latency-tracking", "yes");
            jedis.incr("tracked");
            assertThat(jedis.info("latencystats")).contains("usec_incr:").doesNotContain("usec_set:");
        }
    }

    @Test
    void paceIsShownAsItWasSet(Pair servers) {
        try (Jedis jedis = connect(servers.port())) {
            jedis.configSet("hz", "100");
            assertThat(jedis.info("server")).contains("\r\nhz:100\r\n", "\r\nconfigured_hz:100\r\n");
            long before = jedis.dbSize();
            jedis.set("brief", "v", SetParams.setParams().px(1));
            await().until(() -> jedis.dbSize() == before);
            jedis.configSet("hz", "1000");
            assertThat(jedis.info("server")).contains("\r\nhz:500\r\n");
            jedis.configSet("hz", "10");
        }
    }

    @Test
    void slowCommandsAreRemembered(Pair servers) {
        try (Jedis jedis = connect(servers.port())) {
            jedis.configSet("slowlog-log-slower-than", "0");
            jedis.clientSetname("slow");
            jedis.set("slow", "x".repeat(500));
            jedis.configSet("slowlog-log-slower-than", "10000");
            Slowlog entry = jedis.slowlogGet(2).stream()
                    .filter(slow -> slow.getArgs().get(0).equals("SET"))
                    .findFirst()
                    .orElseThrow();
            assertThat(entry.getArgs()).containsExactly("SET", "slow", "x".repeat(128) + "... (372 more bytes)");
            assertThat(entry.getClientName()).isEqualTo("slow");
            jedis.slowlogReset();
            assertThat(jedis.slowlogLen()).isZero();
        }
    }

    @Test
    void whoMonitorsSeesWhatOthersDo(Pair servers) throws InterruptedException {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        try (Jedis watching = connect(servers.port());
                Jedis jedis = connect(servers.port())) {
            Thread watcher = new Thread(() -> {
                try {
                    watching.monitor(new JedisMonitor() {
                        @Override
                        public void onCommand(String command) {
                            seen.add(command);
                        }
                    });
                } catch (JedisException closed) {
                    seen.add("closed");
                }
            });
            watcher.start();
            await().until(() -> jedis.clientList().contains("flags=O"));
            jedis.set("ke\"y", "line\nend");
            jedis.configGet("port");
            assertThatThrownBy(() -> jedis.auth("somebody", "guess")).isInstanceOf(JedisDataException.class);
            jedis.ping();
            List<String> commands = new ArrayList<>();
            while (commands.isEmpty() || !commands.get(commands.size() - 1).endsWith("\"PING\"")) {
                commands.add(seen.take());
            }
            assertThat(String.join("\n", commands))
                    .containsPattern("\\d+\\.\\d{6} \\[0 127.0.0.1:\\d+\\] \"SET\" \"ke\\\\\"y\" \"line\\\\nend\"")
                    .contains("\"AUTH\" \"(redacted)\" \"(redacted)\"")
                    .doesNotContain("CONFIG");
            watching.disconnect();
            watcher.join();
        }
    }
}
