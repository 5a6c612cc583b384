package io.vedette.tests.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shipped for Prometheus and Grafana is well-formed, and asks for metrics there are. */
class MonitoringTest {
    private static final Path SHIPPED =
            Path.of("..", "deploy", "monitoring").toAbsolutePath().normalize();
    private static final Path ALERTS = SHIPPED.resolve("alerts.yml");
    private static final Path DOCUMENTED = SHIPPED.resolveSibling("docs").resolve("metrics.md");
    private static final Pattern METRIC = Pattern.compile("vedette_[a-z_]+");
    private static final Pattern HISTOGRAM = Pattern.compile("_(bucket|sum|count)$");

    @TempDir
    private Path folder;

    @Test
    void promtoolTakesTheAlertRules() throws Exception {
        Path said = folder.resolve("promtool");
        Process promtool = new ProcessBuilder(
                        Installed.orSkip("promtool", "prometheus").toString(), "check", "rules", ALERTS.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();

        assertThat(promtool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(promtool.exitValue()).as(Files.readString(said)).isZero();
    }

    @Test
    void everyMetricThatIsAskedForIsDocumented() throws Exception {
        Set<String> documented = metrics(Files.readString(DOCUMENTED));

        assertThat(metrics(Files.readString(ALERTS))).isNotEmpty().isSubsetOf(documented);
        assertThat(metrics(dashboardQueries())).isNotEmpty().isSubsetOf(documented);
    }

    private static String dashboardQueries() throws Exception {
        JsonArray panels =
                new JsonObject(Files.readString(SHIPPED.resolve("sentinels-dashboard.json"))).getJsonArray("panels");
        List<String> queries = panels.stream()
                .flatMap(panel -> ((JsonObject) panel).getJsonArray("targets").stream())
                .map(target -> ((JsonObject) target).getString("expr"))
                .toList();
        return String.join("\n", queries);
    }

    private static Set<String> metrics(String text) {
        Set<String> names = new TreeSet<>();
        Matcher found = METRIC.matcher(text);
        while (found.find()) {
            names.add(HISTOGRAM.matcher(found.group()).replaceFirst(""));
        }
        return names;
    }
}
