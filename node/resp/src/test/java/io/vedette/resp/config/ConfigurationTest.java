package io.vedette.resp.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vedette.resp.config.BufferLimit.ClientClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
    private static Configuration of(String... lines) throws BadConfiguration {
        List<Directive> directives = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            directives.add(ConfigFiles.directive(new Origin("redis.conf", i + 1), lines[i]));
        }
        return Configuration.of(ParameterTable.redis(), directives);
    }

    private static BadConfiguration refusal(String... lines) {
        return catchThrowableOfType(BadConfiguration.class, () -> of(lines));
    }

    @Test
    void withoutLinesTheDefaultsHold() throws Exception {
        Configuration empty = of();
        assertThat(empty.get(NetworkParameters.PORT)).isEqualTo(6379L);
        assertThat(empty.get(NetworkParameters.BIND)).containsExactly("*", "-::*");
        assertThat(empty.show(PersistenceParameters.SAVE)).isEqualTo("3600 1 300 100 60 10000");
        assertThat(empty.show(NetworkParameters.PROTO_MAX_BULK_LEN)).isEqualTo("536870912");
    }

    @Test
    void aProcessMayDifferInItsDefaults() throws Exception {
        Configuration sentinel = Configuration.of(
                ParameterTable.redis(), List.of(), new Configuration.Default(NetworkParameters.PORT, "26379"));
        assertThat(sentinel.get(NetworkParameters.PORT)).isEqualTo(26379L);
    }

    @Test
    void theLastLineWins() throws Exception {
        assertThat(of("port 1", "PORT 2").get(NetworkParameters.PORT)).isEqualTo(2L);
    }

    @Test
    void olderNamesMeanTheSame() throws Exception {
        Configuration configuration = of("slaveof 10.0.0.1 6379", "slave-priority 7");
        assertThat(configuration.get(ReplicationParameters.REPLICAOF)).containsExactly("10.0.0.1", "6379");
        assertThat(configuration.get(ReplicationParameters.REPLICA_PRIORITY)).isEqualTo(7L);
    }

    @Test
    void saveLinesAddUpUntilOneForgetsThem() throws Exception {
        assertThat(of("save 900 1", "save 300 10").show(PersistenceParameters.SAVE))
                .isEqualTo("900 1 300 10");
        assertThat(of("save 900 1", "save \"\"").show(PersistenceParameters.SAVE))
                .isEmpty();
        assertThat(of("save \"\"", "save 60 5").show(PersistenceParameters.SAVE))
                .isEqualTo("60 5");
    }

    @Test
    void severalWordsMayStandTogetherInQuotes() throws Exception {
        Configuration quoted = of("save \"3600 1 300 10\"", "bind '127.0.0.1 ::1'", "replicaof \"10.0.0.1 6379\"");
        assertThat(quoted.show(PersistenceParameters.SAVE)).isEqualTo("3600 1 300 10");
        assertThat(quoted.get(NetworkParameters.BIND)).containsExactly("127.0.0.1", "::1");
        assertThat(quoted.get(ReplicationParameters.REPLICAOF)).containsExactly("10.0.0.1", "6379");
        assertThat(of("logfile \"two words.log\"").get(ProcessParameters.LOGFILE))
                .isEqualTo("two words.log");
    }

    @Test
    void bufferLimitsChangeOnlyTheClassTheyName() throws Exception {
        Map<ClientClass, BufferLimit> limits =
                of("client-output-buffer-limit replica 1mb 2k 3").get(NetworkParameters.CLIENT_OUTPUT_BUFFER_LIMIT);
        assertThat(limits)
                .containsEntry(ClientClass.SLAVE, new BufferLimit(1 << 20, 2000, 3))
                .containsEntry(ClientClass.PUBSUB, new BufferLimit(32 << 20, 8 << 20, 60));
    }

    @Test
    void statementsAreKeptInOrder() throws Exception {
        assertThat(of("user a on", "port 1", "user b off").statements("user"))
                .extracting(Directive::text)
                .containsExactly("user a on", "user b off");
    }

    @ParameterizedTest
    @CsvSource({
        "maxmemory 100,100",
        "maxmemory 1k,1000",
        "maxmemory 1KB,1024",
        "maxmemory 3mb,3145728",
        "maxmemory 5gb,5368709120",
        "maxmemory 2G,2000000000",
        "maxmemory-clients 5%,5%",
        "loglevel DEBUG,debug",
        "unixsocketperm 700,700",
        "appendonly YES,yes",
        "tls-auth-clients optional,optional"
    })
    void valuesAreShownAsConfigGetShowsThem(String line, String shown) throws Exception {
        String name = line.substring(0, line.indexOf(' '));
        assertThat(of(line).show(ParameterTable.redis().parameter(name).orElseThrow()))
                .isEqualTo(shown);
    }

    /** The words behind the line are those a real redis-server 7.0 prints for it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "port abc                                | argument couldn't be parsed into an integer",
                "port                                    | wrong number of arguments",
                "port 1 2                                | wrong number of arguments",
                "port 99999                              | argument must be between 0 and 65535 inclusive",
                "port 010                                | argument couldn't be parsed into an integer",
                "appendonly maybe                        | argument must be 'yes' or 'no'",
                "maxmemory 1xb                           | argument must be a memory value",
                "maxmemory 1.5gb                         | argument must be a memory value",
                "maxmemory 9999999999999gb               | argument must be a memory value",
                "unixsocketperm 999                      | argument couldn't be parsed as an octal number",
                "client-output-buffer-limit foo 1 2 3    | Invalid client class specified in buffer limit configuration.",
                "save 900                                | Invalid save parameters",
                "rename-command GET                      | Bad directive or wrong number of arguments",
                "foo bar                                 | Bad directive or wrong number of arguments",
            })
    void whatIsRefusedIsRefusedInRedissWords(String line, String complaint) {
        assertThat(refusal(line).complaint()).isEqualTo(complaint);
    }

    @Test
    void aRefusalIsOneLineWithPlaceExpectationAndRemedy() {
        assertThat(refusal("timeout 1", "port abc"))
                .hasMessage("redis.conf:2: 'port abc': argument couldn't be parsed into an integer; "
                        + "expected a number from 0 to 65535");
        assertThat(refusal("maxmemori 1gb"))
                .hasMessage("redis.conf:1: 'maxmemori 1gb': Bad directive or wrong number of arguments; "
                        + "no directive is called maxmemori; did you mean maxmemory?");
    }

    @Test
    void theSameRefusalInRedissForm() {
        assertThat(refusal("timeout 1", "port abc").redisBlock("7.2.5")).isEqualTo("""

                        *** FATAL CONFIG FILE ERROR (Redis 7.2.5) ***
                        Reading the configuration file, at line 2
                        >>> 'port abc'
                        argument couldn't be parsed into an integer""");
    }

    @Test
    void whatWasWellFormedCanStillBeRefusedByItsLine() throws Exception {
        assertThat(of("aclfile /none").refuse(SecurityParameters.ACLFILE, "can't be read", "create it"))
                .hasMessage("redis.conf:1: 'aclfile /none': can't be read; create it");
        assertThat(of().refuse(NetworkParameters.PORT, "in use", "choose another"))
                .hasMessage("port 6379: in use; choose another");
    }

    @Test
    void everyDefaultPassesItsOwnCheck() throws Exception {
        Configuration defaults = of();
        for (Parameter<?> parameter : ParameterTable.redis().all()) {
            assertThat(defaults.show(parameter)).as(parameter.name()).isNotNull();
            assertThat(parameter.documentation()).as(parameter.name()).endsWith(".");
        }
    }
}
