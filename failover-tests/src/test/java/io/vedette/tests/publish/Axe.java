package io.vedette.tests.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** axe-core, run in the page as it is at that moment: what keeps people with a screen reader, a keyboard or weak eyes from using it. */
final class Axe {
    private static final List<String> GRAVE = List.of("serious", "critical");

    private final Browser browser;

    private Axe(Browser browser) {
        this.browser = browser;
    }

    /** Brings it into the page that is open; the page's own policy would not let it in by a tag. */
    static Axe in(Browser browser) throws Exception {
        try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
            if (script == null) {
                throw new IOException("the jar of axe-core holds no axe.min.js");
            }
            browser.run(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
        return new Axe(browser);
    }

    void assertUsable(String state) throws Exception {
        String answer = browser.await("axe.run(document, { resultTypes: ['violations'] })"
                + ".then(found => JSON.stringify({ passes: found.passes.length, violations: found.violations.map("
                + "one => ({ id: one.id, impact: one.impact, where: one.nodes.map(node => node.html) })) }))");
        JsonObject found = new JsonObject(answer);
        assertThat(found.getInteger("passes")).as("rules that were tried").isGreaterThan(10);
        JsonArray violations = found.getJsonArray("violations");
        assertThat(violations.stream().map(JsonObject.class::cast))
                .as("serious findings: " + state)
                .noneMatch(one -> GRAVE.contains(one.getString("impact")));
    }
}
