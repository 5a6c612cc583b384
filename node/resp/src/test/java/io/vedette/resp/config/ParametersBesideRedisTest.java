package io.vedette.resp.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.resp.RealRedis;
import io.vedette.resp.command.WireValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Names and defaults of all parameters, beside CONFIG GET of a real server; what differs is listed with its reason. */
class ParametersBesideRedisTest {
    private static final Map<String, String> THEIRS = new TreeMap<>();
    private static final Map<String, String> OURS = new TreeMap<>();
    private static final Map<String, String> DIFFERENT = new TreeMap<>();

    @BeforeAll
    static void ask() throws IOException, InterruptedException {
        try (RealRedis redis = RealRedis.start();
                RealRedis.Raw connection = redis.connect()) {
            List<String> words = WireValue.strings(WireValue.parse(connection.ask("CONFIG", "GET", "*")));
            for (int i = 0; i < words.size(); i += 2) {
                THEIRS.put(words.get(i), words.get(i + 1));
            }
        }
        ParameterTable.redis().byName().forEach((name, parameter) -> {
            if (!parameter.hidden()) {
                OURS.put(name, parameter.show(parameter.initial()));
            }
        });
        for (String line : resource().lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split(": ", 2);
                DIFFERENT.put(parts[0], parts[1]);
            }
        }
    }

    @Test
    void namesAndDefaultsAreRedisOwn() {
        assertThat(THEIRS).hasSizeGreaterThan(150);
        Map<String, String> mine = new TreeMap<>(OURS);
        Map<String, String> real = new TreeMap<>(THEIRS);
        mine.keySet().removeAll(DIFFERENT.keySet());
        real.keySet().removeAll(DIFFERENT.keySet());
        assertThat(mine).containsExactlyEntriesOf(real);
    }

    @Test
    void everyListedDifferenceIsOneOrDependsOnTheMachine() {
        TreeSet<String> alike = new TreeSet<>(DIFFERENT.keySet());
        alike.removeIf(name -> DIFFERENT.getOrDefault(name, "").contains("machine")
                || !Objects.equals(OURS.get(name), THEIRS.get(name)));
        assertThat(alike).as("listed as different, but not").isEmpty();
        assertThat(DIFFERENT.keySet()).allMatch(OURS::containsKey);
    }

    private static String resource() {
        try (InputStream in = Objects.requireNonNull(
                ParametersBesideRedisTest.class.getResourceAsStream("parameters-beside-redis.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
