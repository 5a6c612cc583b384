package io.vedette.sentinel.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** {@code /health}: the process lives and its loop turns. {@code /ready}: it could do what it is there for. */
final class ProcessCheck {
    private final Watch watch;

    ProcessCheck(Watch watch) {
        this.watch = watch;
    }

    /** Whoever gets this has it from the loop itself. */
    Page health() {
        return Page.fit(true, new JsonObject().put("id", watch.self().myId().text()));
    }

    Page ready() {
        List<String> alone = watch.groups().stream()
                .filter(group -> !watch.hasQuorum(group))
                .map(group -> group.text())
                .toList();
        boolean blind = watch.self().abstaining();
        return Page.fit(
                alone.isEmpty() && !blind,
                new JsonObject()
                        .put("groups", watch.groups().size())
                        .put("without-quorum", new JsonArray(alone))
                        .put("blind", blind));
    }
}
