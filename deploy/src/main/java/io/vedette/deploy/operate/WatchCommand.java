package io.vedette.deploy.operate;

import io.vedette.deploy.ask.Sentinel;
import io.vedette.deploy.ask.Sentinels;
import io.vedette.deploy.local.Refusal;
import io.vedette.deploy.panel.Paint;
import io.vedette.deploy.panel.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A group, live. When the sentinel that is asked goes away, the next is asked. */
@Command(
        name = "watch",
        description = "Show a group live: on a terminal as a picture, elsewhere one line per change and event.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "With --json one JSON object per line.",
            "",
            "Examples:",
            "  vedette watch mymaster --sentinel 10.0.0.1:26379,10.0.0.2:26379",
            "  vedette watch mymaster --for 10s > log"
        })
public final class WatchCommand extends AskingCommand {
    private static final int PERIOD_MS = 250;
    private static final int EVENTS_KEPT = 200;

    @Parameters(paramLabel = "GROUP", description = "Name of the group.")
    private String group = "";

    @Option(names = "--for", paramLabel = "TIME", description = "End after this time, such as 30s (default: never).")
    private @Nullable String span;

    private final List<String> events = new ArrayList<>();
    private String said = "";

    @Override
    int run(Sentinels sentinels, Screen screen) throws Refusal, IOException, InterruptedException {
        String text = span;
        long endNanos =
                text == null ? Long.MAX_VALUE : System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Spans.ms(text));
        boolean picture = "inout".equals(System.getProperty("vedette.terminal")) && !screen.isJson();
        if (!picture) {
            show(sentinels, endNanos, new Lines(screen));
            return 0;
        }
        Terminal terminal = Terminal.take(System.out);
        // Ctrl-C, too, gives the screen back.
        Runtime.getRuntime().addShutdownHook(new Thread(terminal::close, "screen"));
        try {
            show(sentinels, endNanos, new Painted(terminal));
        } finally {
            terminal.close();
        }
        return 0;
    }

    private interface Shown {
        void picture(GroupPicture picture);

        void event(String text);

        boolean quit() throws IOException;
    }

    private void show(Sentinels sentinels, long endNanos, Shown shown)
            throws Refusal, IOException, InterruptedException {
        // A mistaken name is told at once; later on whoever is away may come back.
        try (Sentinel sentinel = sentinels.first()) {
            sentinel.view(group);
        }
        boolean over = false;
        while (!over) {
            try (Sentinel sentinel = sentinels.first()) {
                over = follow(sentinel, Events.of(sentinels.first(), group), endNanos, shown);
            } catch (Refusal away) {
                shown.event(Screen.clean(away.text()));
                TimeUnit.MILLISECONDS.sleep(PERIOD_MS);
                over = System.nanoTime() - endNanos >= 0 || shown.quit();
            }
        }
    }

    private boolean follow(Sentinel sentinel, Events feed, long endNanos, Shown shown)
            throws Refusal, IOException, InterruptedException {
        while (endNanos == Long.MAX_VALUE || System.nanoTime() - endNanos < 0) {
            for (String event = feed.poll(); event != null; event = feed.poll()) {
                shown.event(event);
            }
            shown.picture(GroupPicture.of(sentinel, group));
            if (shown.quit()) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(PERIOD_MS);
        }
        return true;
    }

    private static String clock() {
        return LocalTime.now(ZoneId.systemDefault())
                .truncatedTo(ChronoUnit.MILLIS)
                .toString();
    }

    /** For files, pipes and programs. */
    private final class Lines implements Shown {
        private final Screen screen;

        Lines(Screen screen) {
            this.screen = screen;
        }

        @Override
        public void picture(GroupPicture picture) {
            String summary = picture.summary();
            if (!summary.equals(said)) {
                said = summary;
                say("state", summary);
            }
        }

        @Override
        public void event(String text) {
            say("event", text);
        }

        private void say(String kind, String text) {
            if (screen.isJson()) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("time", clock());
                line.put("kind", kind);
                line.put("text", text);
                screen.compact(line);
            } else {
                screen.line(clock() + "  " + text);
            }
        }

        @Override
        public boolean quit() {
            return false;
        }
    }

    private final class Painted implements Shown {
        private final Terminal terminal;
        private final InputStream keys = System.in;
        private final Paint paint = Paint.forOutput();

        Painted(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public void picture(GroupPicture picture) {
            Terminal.Size size = terminal.size();
            terminal.paint(picture.lines(events, paint, size.columns(), size.rows()));
        }

        @Override
        public void event(String text) {
            events.add(clock() + "  " + text);
            if (events.size() > EVENTS_KEPT) {
                events.remove(0);
            }
        }

        @Override
        public boolean quit() throws IOException {
            while (keys.available() > 0) {
                if (keys.read() == 'q') {
                    return true;
                }
            }
            return false;
        }
    }
}
