package io.vedette.sentinel.http;

import java.util.Map;
import java.util.Optional;

/** The live page: a few files of plain HTML, CSS and JavaScript, all of them here. It asks nobody else for anything. */
final class Assets {
    /** Nothing but what this sentinel serves, and in nobody's frame. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final Map<String, String> TYPES = Map.of(
            "/", "text/html; charset=utf-8",
            "/page/page.css", "text/css; charset=utf-8",
            "/page/page.js", SCRIPT,
            "/page/dom.js", SCRIPT,
            "/page/stream.js", SCRIPT,
            "/page/picture.js", SCRIPT);

    private Assets() {}

    static Optional<Page> at(String path) {
        return Optional.ofNullable(TYPES.get(path))
                .map(type -> Page.resource(type, path.equals("/") ? "page/index.html" : path.substring(1)));
    }
}
