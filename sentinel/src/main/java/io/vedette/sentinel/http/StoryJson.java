package io.vedette.sentinel.http;

import io.vedette.quorum.failover.Explanation;
import io.vedette.quorum.failover.FlightRecord;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What was done and what would be done, as JSON. */
final class StoryJson {
    private StoryJson() {}

    static JsonObject explanation(Explanation explanation) {
        JsonArray ranking = new JsonArray();
        explanation
                .ranking()
                .forEach(replica -> ranking.add(new JsonObject()
                        .put("replica", replica.address().name())
                        .put("eligible", replica.discarded().isEmpty())
                        .put("priority", replica.priority())
                        .put("offset", replica.offset())
                        .put("offsetAgeMs", replica.offsetAgeMs())
                        .put("reason", replica.discarded().orElse(replica.reason()))));
        JsonObject json = new JsonObject()
                .put("group", explanation.group().text())
                .put("master", explanation.master().name())
                .put("verdict", explanation.verdict())
                .put("state", explanation.state())
                .put("evidence", new JsonArray(explanation.evidence()))
                .put("vetoes", new JsonArray(explanation.vetoes()))
                .put("missing", new JsonArray(explanation.missing()))
                .put("ranking", ranking);
        explanation.expectedLossBytes().ifPresent(bytes -> json.put("expectedLossBytes", bytes));
        return json;
    }

    static JsonObject flight(FlightRecord flight, long nowMs) {
        JsonArray phases = new JsonArray();
        flight.phases()
                .forEach(phase -> phases.add(new JsonObject()
                        .put("state", phase.state())
                        .put("atMs", phase.atMs() - flight.startedAtMs())
                        .put("detail", phase.detail())));
        JsonObject json = new JsonObject()
                .put("epoch", flight.epoch().value())
                .put("from", flight.from().name())
                .put("to", flight.to().map(Object::toString).orElse(""))
                .put("done", flight.isDone())
                .put("outcome", flight.outcome())
                .put("endedMsAgo", nowMs - flight.endedAtMs())
                .put("tookMs", flight.endedAtMs() - flight.startedAtMs())
                .put("evidence", new JsonArray(flight.evidence()))
                .put("phases", phases);
        flight.lossBytes().ifPresent(bytes -> json.put("lossBytes", bytes));
        return json;
    }
}
