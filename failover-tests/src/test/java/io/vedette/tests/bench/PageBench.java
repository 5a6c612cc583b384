package io.vedette.tests.bench;

import io.vedette.resp.FreePort;
import io.vedette.tests.cluster.Folders;
import io.vedette.tests.publish.Browser;
import io.vedette.tests.publish.Key;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code vedette bench page}: the page and {@code /metrics} of a sentinel that watches many groups, at rest and while masters die. What a
 * press takes is what the browser itself says (Event Timing): from the event to the next picture that shows its effect. See
 * deploy/docs/benchmarks.md.
 */
@Command(
        name = "bench page",
        description = "How soon the page and /metrics answer where many groups are watched.",
        mixinStandardHelpOptions = true)
public final class PageBench implements Callable<Integer> {
    private static final int DOWN_AFTER_MS = 30_000;
    private static final int KNOWLEDGE_S = 300;
    private static final int PATIENCE_MS = 60_000;

    /** Collects what presses took; a browser keeps to itself what was quicker than 16 ms. */
    private static final String LISTEN = "window.slow = new Map(); new PerformanceObserver(list => list.getEntries()"
            + ".filter(one => one.interactionId).forEach(one => window.slow.set(one.interactionId,"
            + " Math.max(window.slow.get(one.interactionId) ?? 0, one.duration))))"
            + ".observe({ type: 'event', durationThreshold: 16 })";

    @Option(names = "--groups", defaultValue = "500", description = "Groups that are watched (default 500).")
    private int groups;

    @Option(names = "--rounds", defaultValue = "40", description = "Of everything that is timed (default 40).")
    private int rounds;

    @Option(names = "--deaths", defaultValue = "100", description = "Masters that die at once at the end (100).")
    private int deaths;

    @Option(names = "--launcher", required = true, description = "The vedette to start.")
    private Path launcher = Path.of("");

    private final HttpClient client = HttpClient.newHttpClient();

    public static void main(String... arguments) {
        System.exit(new CommandLine(new PageBench()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("vedette-page");
        int port = FreePort.take();
        System.out.printf(
                Locale.ROOT,
                "%d groups, load %.1f before the start%n",
                groups,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        try (NodeCrowd nodes = new NodeCrowd(groups, FreePort.take());
                CrowdSentinels sentinels = CrowdSentinels.start(
                        folder,
                        nodes,
                        groups,
                        DOWN_AFTER_MS,
                        List.of(launcher.toString(), "sentinel"),
                        List.of(),
                        List.of("sentinel http-port " + port));
                Browser browser = Browser.start(folder)) {
            sentinels.awaitKnowledge(groups, KNOWLEDGE_S);
            browser.open("http://127.0.0.1:" + port + "/?group=g0");
            browser.awaitText("#overview", groups + " groups, 0 ");
            browser.run(LISTEN);
            print("at rest", browser, port);
            nodes.killMasters(deaths);
            print("from the moment " + deaths + " masters died", browser, port);
        }
        Folders.delete(folder);
        return 0;
    }

    private void print(String when, Browser browser, int port) throws Exception {
        List<Double> metrics = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            metrics.add(scrape(port));
        }
        List<Double> choices = new ArrayList<>();
        browser.eval("document.querySelector('#groups').focus()");
        for (int i = 0; i < rounds; i++) {
            choices.add(choose(browser));
        }
        List<Double> presses = presses(browser);
        System.out.printf(
                Locale.ROOT,
                "%s, load %.1f:%n",
                when,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        System.out.println("  /metrics                                " + inWords(metrics));
        System.out.println("  a key or click until the picture        " + inWords(presses));
        System.out.println("  another group chosen until it is shown  " + inWords(choices));
    }

    private double scrape(int port) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .build();
        long began = System.nanoTime();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        double ms = (System.nanoTime() - began) / 1e6;
        if (!answer.body().contains("vedette_group_primary_up")) {
            throw new IOException("/metrics answered " + answer.statusCode() + " without the groups");
        }
        return ms;
    }

    /** The next group of the list, by the arrow key; what is timed begins in the page and ends in it. */
    private static double choose(Browser browser) throws Exception {
        browser.eval(
                "window.shown = new Promise(done => document.querySelector('#groups').addEventListener('change', chosen => {"
                        + " const began = performance.now(); const name = chosen.target.value; const host = name => '127.' + (1 +"
                        + " Math.floor(name / 250)) + '.' + (name % 250) + '.';"
                        + " const look = () => document.querySelector('#members td')?.textContent.startsWith(host(Number(name.slice(1))))"
                        + " ? done(performance.now() - began) : requestAnimationFrame(look); look(); }, { once: true }))");
        browser.press(Key.DOWN);
        return Double.parseDouble(browser.await("window.shown"));
    }

    /** Opens the question before a pause and leaves it again, by the mouse and by the keyboard. */
    private List<Double> presses(Browser browser) throws Exception {
        for (int i = 0; i < rounds; i++) {
            browser.click("#pause");
            awaitOpen(browser, true);
            browser.press(Key.ESCAPE);
            awaitOpen(browser, false);
        }
        // What the browser has still to report comes with the next pictures.
        browser.await("new Promise(done => requestAnimationFrame(() => setTimeout(() => done(0), 500)))");
        List<Double> all = new ArrayList<>();
        for (String ms : browser.eval("[...window.slow.values()].join(' ')").split(" ", -1)) {
            if (!ms.isEmpty()) {
                all.add(Double.parseDouble(ms));
            }
        }
        browser.run("window.slow.clear()");
        // A press per choice, and two for the question: the others were below what is reported.
        all.addAll(Collections.nCopies(Math.max(0, rounds * 3 - all.size()), 16.0));
        return all;
    }

    private static void awaitOpen(Browser browser, boolean open) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
        while (!browser.eval("document.querySelector('#confirm').open").equals("" + open)) {
            if (System.nanoTime() > deadline) {
                throw new IOException("the question does not " + (open ? "open" : "close"));
            }
        }
    }

    private static String inWords(List<Double> ms) {
        List<Double> sorted = ms.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "median %.0f ms, 90 %% %.0f ms, most %.0f ms, of %d",
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 9 / 10),
                sorted.get(sorted.size() - 1),
                sorted.size());
    }
}
