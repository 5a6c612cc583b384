package io.vedette.deploy.operate;

import io.vedette.deploy.ask.Sentinel;
import io.vedette.deploy.ask.Sentinels;
import io.vedette.deploy.local.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One order for every sentinel: each keeps its own configuration, and an order that only some got is worse than none. Says
 * what became of it at each.
 */
interface Errand {
    void carryOut(Sentinel sentinel) throws Refusal;

    /** What became of it at one sentinel; an empty error is success. */
    record Result(String sentinel, String error) {
        boolean done() {
            return error.isEmpty();
        }

        private Map<String, Object> document() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("sentinel", sentinel);
            fields.put("done", done());
            if (!done()) {
                fields.put("error", error);
            }
            return fields;
        }
    }

    /** Returns the exit code: 0 when nobody was missed. */
    static int toAll(Sentinels.Everybody everybody, Screen screen, String done, Errand errand) {
        List<Result> results = new ArrayList<>();
        everybody.away().forEach(away -> results.add(new Result(away.address().name(), away.reason())));
        for (Sentinel sentinel : everybody.reached()) {
            results.add(at(sentinel, errand));
        }
        if (screen.isJson()) {
            screen.document(results.stream().map(Result::document).toList());
        } else {
            results.forEach(result -> show(result, done, screen));
        }
        return results.stream().allMatch(Result::done) ? 0 : 1;
    }

    private static Result at(Sentinel sentinel, Errand errand) {
        try {
            errand.carryOut(sentinel);
            return new Result(sentinel.address().name(), "");
        } catch (Refusal refusal) {
            return new Result(sentinel.address().name(), refusal.text());
        }
    }

    private static void show(Result result, String done, Screen screen) {
        if (result.done()) {
            screen.good(result.sentinel() + ": " + done);
        } else {
            screen.bad("not done: " + result.error());
        }
    }
}
