package io.vedette.tests.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.vedette.tests.cluster.Thorough;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Redis's own tests over a node: those that fail are those of which it is known and said why, neither more nor fewer. {@code
 * -Dredis.units=unit/scan,unit/dump} runs these units only, {@code -Dredis.units=all} the long ones as well.
 *
 * <p>How values are encoded is not looked at: small sets and lists are listpacks as of Redis 7.2, and the suite is that of 7.0.
 * What depends on time is given a second chance.
 */
@Tag(Thorough.TAG)
@Order(Thorough.EARLY)
class RedisSuiteTest {
    private static final int BASE_PORT = 21_111;

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> redisPassesItsOwnTests() throws IOException {
        RedisSuite suite = RedisSuite.orSkip(folder, BASE_PORT);
        String wish = System.getProperty("redis.units", "");
        List<String> named = List.of(wish.split(",", -1));
        return SuiteUnit.all().stream()
                .filter(unit -> wish.isEmpty() ? !unit.isLong() : wish.equals("all") || named.contains(unit.name()))
                .map(unit -> dynamicTest(unit.name(), () -> check(suite, unit)));
    }

    private static void check(RedisSuite suite, SuiteUnit unit) throws IOException, InterruptedException {
        UnitReport report = suite.run(unit.name());
        if (!report.isWhole()
                || !Set.copyOf(report.failed()).equals(unit.known().keySet())) {
            report = suite.run(unit.name());
        }
        assertThat(report.isWhole()).as(report.text()).isTrue();
        assertThat(report.failed())
                .as(report.text())
                .containsExactlyInAnyOrderElementsOf(unit.known().keySet());
        assertThat(report.passed()).as(report.text()).isNotEmpty();
    }
}
