package io.vedette.sentinel.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** One answer. */
record Page(int status, String contentType, String body) {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    /** 200 or 503: the two answers load balancers and probes understand, and the reason for people. */
    static Page fit(boolean fit, JsonObject body) {
        return new Page(fit ? OK : UNAVAILABLE, "application/json", body.encode() + "\n");
    }

    static Page json(JsonObject body) {
        return new Page(OK, "application/json", body.encode() + "\n");
    }

    static Page json(JsonArray body) {
        return new Page(OK, "application/json", body.encode() + "\n");
    }

    /** A text that is part of the program. */
    static Page resource(String contentType, String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its part " + name);
            }
            return new Page(OK, contentType, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A mistake of the one who asks (RFC 9457). */
    static Page problem(int status, String title, String detail) {
        JsonObject problem = new JsonObject()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
        return new Page(status, "application/problem+json", problem.encode() + "\n");
    }

    static Page badRequest(String detail) {
        return problem(400, "Bad Request", detail);
    }

    static Page notFound(String detail) {
        return problem(404, "Not Found", detail);
    }
}
