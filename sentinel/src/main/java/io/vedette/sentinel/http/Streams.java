package io.vedette.sentinel.http;

import io.vedette.quorum.view.GroupView;
import io.vedette.sentinel.shell.Shell;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events for those who watch: {@code groups} (all, briefly) and {@code group} (the one asked for, with what would be done and
 * what was done), each when it changed, and {@code happened} for each event the sentinel announces. Looked at twice a second, and only while
 * somebody watches; who reads too slowly misses states, which the next one makes good, and is closed when even events pile up.
 */
public final class Streams {
    private static final int MOST = 32;
    private static final int PERIOD_MS = 500;
    private static final int QUIET_ROUNDS = 30;
    private static final int FLIGHTS = 5;
    private static final int MOST_BUFFERED = 1 << 20;

    private final List<Stream> open = new ArrayList<>();
    private final Vertx vertx;
    private @Nullable Shell shell;
    private long timer = -1;

    public Streams(Vertx vertx) {
        this.vertx = vertx;
    }

    /** The shell tells us events before it is there to be asked. */
    public void watch(Shell watched) {
        shell = watched;
    }

    private static final class Stream {
        private final HttpServerResponse response;
        private final Optional<String> group;
        private String groupsSaid = "";
        private String groupSaid = "";
        private int quiet;

        Stream(HttpServerResponse response, Optional<String> group) {
            this.response = response;
            this.group = group;
        }

        void say(String event, String data) {
            quiet = 0;
            response.write("event: " + event + "\ndata: " + data + "\n\n");
        }
    }

    /** Answers the request with a stream; false when there are too many. */
    boolean open(HttpServerRequest request, Optional<String> group) {
        Shell asked = shell;
        if (asked == null || open.size() >= MOST) {
            return false;
        }
        HttpServerResponse response = request.response();
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .setWriteQueueMaxSize(MOST_BUFFERED);
        Stream stream = new Stream(response, group);
        response.exceptionHandler(gone -> close(stream));
        response.closeHandler(gone -> close(stream));
        open.add(stream);
        if (timer < 0) {
            timer = vertx.setPeriodic(PERIOD_MS, round -> look());
        }
        look(asked, stream, groups(asked));
        return true;
    }

    private void close(Stream stream) {
        open.remove(stream);
        if (open.isEmpty() && timer >= 0) {
            vertx.cancelTimer(timer);
            timer = -1;
        }
    }

    private void look() {
        Shell asked = shell;
        if (asked != null) {
            String groups = groups(asked);
            List.copyOf(open).forEach(stream -> look(asked, stream, groups));
        }
    }

    /** Once for all who watch: there may be hundreds of groups, and this is the loop that watches them. */
    private static String groups(Shell asked) {
        return ViewJson.groups(asked).encode();
    }

    private static void look(Shell asked, Stream stream, String groups) {
        if (stream.response.writeQueueFull()) {
            return;
        }
        if (!groups.equals(stream.groupsSaid)) {
            stream.groupsSaid = groups;
            stream.say("groups", groups);
        }
        stream.group
                .flatMap(name -> new Watch(asked).group(name))
                .map(view -> state(asked, view).encode())
                .filter(state -> !state.equals(stream.groupSaid))
                .ifPresent(state -> {
                    stream.groupSaid = state;
                    stream.say("group", state);
                });
        // So that both sides notice when the other is gone.
        if (++stream.quiet > QUIET_ROUNDS) {
            stream.quiet = 0;
            stream.response.write(": still here\n\n");
        }
    }

    private static JsonObject state(Shell shell, GroupView view) {
        JsonArray flights = new JsonArray();
        shell.history()
                .of(view.name(), FLIGHTS)
                .forEach(flight -> flights.add(StoryJson.flight(flight, shell.nowMs())));
        JsonObject state = ViewJson.group(shell, view).put("history", flights);
        shell.core()
                .explain(view.name(), shell.nowMs())
                .ifPresent(explanation -> state.put("explain", StoryJson.explanation(explanation)));
        return state;
    }

    /** An event was announced. On the loop. */
    public void happened(String channel, String payload) {
        if (open.isEmpty()) {
            return;
        }
        String data =
                new JsonObject().put("event", channel).put("text", payload).encode();
        for (Stream stream : List.copyOf(open)) {
            if (stream.response.writeQueueFull()) {
                close(stream);
                stream.response.reset();
            } else if (stream.group.isEmpty() || List.of(payload.split(" ", -1)).contains(stream.group.get())) {
                stream.say("happened", data);
            }
        }
    }
}
