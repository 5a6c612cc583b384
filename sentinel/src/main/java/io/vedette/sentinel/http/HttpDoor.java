package io.vedette.sentinel.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;
import java.util.function.Supplier;

/** Which page a request gets. Outside of the {@link Api} only GET and HEAD are answered, and nothing is changed. */
final class HttpDoor {
    private static final String PRIMARY = "/primary/";
    private static final String REPLICA = "/replica/";
    private static final String OPEN_API = "/api/openapi.json";
    private static final String METRICS = "/metrics";
    private static final int UNAUTHORIZED = 401;
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private static final String SERVER_STATE = "X-Haproxy-Server-State";

    private final Api api;
    private final NodeCheck nodes;
    private final ProcessCheck process;
    private final Supplier<Future<String>> metrics;

    HttpDoor(Api api, Watch watch, Supplier<Future<String>> metrics) {
        this.api = api;
        this.metrics = metrics;
        this.nodes = new NodeCheck(watch);
        this.process = new ProcessCheck(watch);
    }

    void answer(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        boolean forApi = request.path() != null && Api.serves(request.path());
        if (forApi
                && (request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.POST))) {
            api.answer(request, page -> send(response, page));
            return;
        }
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            response.putHeader("Allow", "GET, HEAD");
            send(response, Page.problem(405, "Method Not Allowed", "ask with GET or HEAD"));
            return;
        }
        if (METRICS.equals(request.path())) {
            metrics.get()
                    .map(text -> new Page(200, PROMETHEUS, text))
                    .otherwise(failure -> Page.problem(500, "Internal Server Error", failure.toString()))
                    .onSuccess(page -> send(response, page));
            return;
        }
        send(response, page(request));
    }

    private Page page(HttpServerRequest request) {
        String path = request.path() == null ? "" : request.path();
        Optional<String> state = Optional.ofNullable(request.getHeader(SERVER_STATE));
        if (path.startsWith(PRIMARY)) {
            return nodes.primary(path.substring(PRIMARY.length()), request.params(), state);
        }
        if (path.startsWith(REPLICA)) {
            return nodes.replica(path.substring(REPLICA.length()), request.params(), state);
        }
        return switch (path) {
            case OPEN_API -> Page.resource("application/json", "openapi.json");
            case "/health" -> process.health();
            case "/ready" -> process.ready();
            default ->
                Assets.at(path)
                        .orElseGet(() -> Page.notFound(
                                "there are /, /health, /ready, /metrics, /primary/<group>, /replica/<group> and "
                                        + OPEN_API));
        };
    }

    private static void send(HttpServerResponse response, Page page) {
        if (response.closed() || response.ended()) {
            return;
        }
        if (page.status() == UNAUTHORIZED) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        response.setStatusCode(page.status())
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Security-Policy", Assets.POLICY)
                .putHeader("Content-Type", page.contentType())
                .putHeader("Cache-Control", "no-store")
                .end(page.body());
    }
}
