package io.vedette.deploy.operate;

import io.vedette.deploy.ask.Plain;
import io.vedette.deploy.ask.Sentinel;
import io.vedette.deploy.local.Refusal;
import io.vedette.resp.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One failover as a sentinel of ours remembers it. */
record Flight(Map<String, String> fields, List<String> evidence, List<String> phases) {
    /** The newest first. */
    static List<Flight> of(Sentinel sentinel, String group, int most) throws Refusal {
        return sentinel.about(group, "HISTORY", Integer.toString(most)).asList().stream()
                .map(Flight::of)
                .toList();
    }

    private static Flight of(Reply reply) {
        Map<String, Reply> values = Plain.values(reply);
        Map<String, String> fields = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (!name.equals("evidence") && !name.equals("phases")) {
                fields.put(name, Plain.text(value));
            }
        });
        return new Flight(
                fields,
                Plain.texts(Optional.ofNullable(values.get("evidence"))),
                Plain.texts(Optional.ofNullable(values.get("phases"))));
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** Whether it came to its end, rather than being given up. */
    boolean isDone() {
        return !phases.isEmpty() && phases.get(phases.size() - 1).matches("\\+\\d+ ms Done\\b.*");
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>(fields);
        document.put("evidence", evidence);
        document.put("phases", phases);
        return document;
    }

    void show(Screen screen) {
        String head = field("from") + " -> " + (field("to").isEmpty() ? "nobody" : field("to")) + "  "
                + field("outcome")
                + "  epoch " + field("epoch") + "  took " + field("took-ms") + " ms  lost " + field("loss-bytes")
                + " bytes  " + Spans.ago(field("ended-ms-ago"));
        if (isDone()) {
            screen.good(head);
        } else {
            screen.bad(head);
        }
        evidence.forEach(line -> screen.line("    because " + line));
        phases.forEach(line -> screen.line("    " + line));
    }
}
