package io.vedette.sentinel.http;

import io.vedette.quorum.GroupName;
import io.vedette.quorum.view.GroupView;
import io.vedette.sentinel.shell.Shell;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1}: what an operator asks and orders, for programs and for our own page. Questions are GETs; an order is a POST of JSON
 * with the token, which no foreign web page can make a browser send.
 *
 * <pre>
 *   GET  /api/v1/sentinel                          this sentinel
 *   GET  /api/v1/groups                            all groups, briefly
 *   GET  /api/v1/groups/{group}                    one group as this sentinel sees it
 *   GET  /api/v1/groups/{group}/explain            what it would do now, and why
 *   GET  /api/v1/groups/{group}/history?count=n    the failovers it led
 *   GET  /api/v1/events[?group={group}]            all of that live, as server-sent events
 *   POST /api/v1/groups/{group}/{order}            see {@link Orders}
 * </pre>
 */
final class Api {
    static final String PREFIX = "/api/v1/";
    private static final int MOST_FLIGHTS = 256;
    private static final int USUAL_FLIGHTS = 10;

    private final Shell shell;
    private final Watch watch;
    private final Guard guard;
    private final Orders orders;
    private final Streams streams;

    Api(Shell shell, Guard guard, Streams streams) {
        this.shell = shell;
        this.watch = new Watch(shell);
        this.guard = guard;
        this.orders = new Orders(shell);
        this.streams = streams;
    }

    static boolean serves(String path) {
        return path.startsWith(PREFIX);
    }

    /** {@code answer} is told the page once; a stream has no page. */
    void answer(HttpServerRequest request, Consumer<Page> answer) {
        Optional<Page> refusal = guard.refusal(request);
        if (refusal.isPresent()) {
            answer.accept(refusal.get());
            return;
        }
        List<String> path = List.of(request.path().substring(PREFIX.length()).split("/", -1));
        if (request.method().equals(HttpMethod.POST)) {
            order(request, path, answer);
        } else if (path.equals(List.of("events"))) {
            stream(request, answer);
        } else {
            answer.accept(page(request, path));
        }
    }

    private Page page(HttpServerRequest request, List<String> path) {
        if (path.equals(List.of("sentinel"))) {
            return Page.json(ViewJson.sentinel(shell));
        }
        if (path.equals(List.of("groups"))) {
            return Page.json(ViewJson.groups(shell));
        }
        if (path.size() < 2 || path.size() > 3 || !path.get(0).equals("groups")) {
            return Page.notFound("see /api/openapi.json for what is here");
        }
        Optional<GroupView> group = watch.group(path.get(1));
        if (group.isEmpty()) {
            return unknown(path.get(1));
        }
        return path.size() == 2
                ? Page.json(ViewJson.group(shell, group.get()))
                : about(group.get().name(), path.get(2), request);
    }

    private static Page unknown(String group) {
        return Page.notFound("no group '" + group + "' is watched here");
    }

    private Page about(GroupName group, String what, HttpServerRequest request) {
        return switch (what) {
            case "explain" ->
                shell.core()
                        .explain(group, shell.nowMs())
                        .map(explanation -> Page.json(StoryJson.explanation(explanation)))
                        .orElseGet(() -> unknown(group.text()));
            case "history" -> history(group, request.getParam("count"));
            default -> Page.notFound("of a group there are explain and history");
        };
    }

    private Page history(GroupName group, @Nullable String count) {
        if (count != null && (!count.matches("\\d{1,3}") || Integer.parseInt(count) < 1)) {
            return Page.badRequest("'count=" + count + "' is no number from 1 to " + MOST_FLIGHTS);
        }
        int most = count == null ? USUAL_FLIGHTS : Math.min(MOST_FLIGHTS, Integer.parseInt(count));
        JsonArray flights = new JsonArray();
        shell.history().of(group, most).forEach(flight -> flights.add(StoryJson.flight(flight, shell.nowMs())));
        return Page.json(flights);
    }

    private void order(HttpServerRequest request, List<String> path, Consumer<Page> answer) {
        if (path.size() != 3 || !path.get(0).equals("groups")) {
            answer.accept(Page.notFound("orders are POSTs to /api/v1/groups/<group>/<order>"));
            return;
        }
        Optional<GroupView> group = watch.group(path.get(1));
        if (group.isEmpty()) {
            answer.accept(unknown(path.get(1)));
            return;
        }
        orders.take(request, group.get().name(), path.get(2), answer);
    }

    private void stream(HttpServerRequest request, Consumer<Page> answer) {
        Optional<String> name = Optional.ofNullable(request.getParam("group"));
        if (name.isPresent() && watch.group(name.get()).isEmpty()) {
            answer.accept(unknown(name.get()));
        } else if (!streams.open(request, name)) {
            answer.accept(Page.problem(503, "Service Unavailable", "too many are watching; close other pages"));
        }
    }
}
