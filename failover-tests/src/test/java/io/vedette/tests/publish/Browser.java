package io.vedette.tests.publish;

import static io.vedette.tests.sentinel.Patience.patiently;

import io.vedette.tests.cluster.Folders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A real Chromium without a window and with one page, driven by the DevTools protocol. */
public final class Browser implements AutoCloseable {
    private static final int PATIENCE_S = 40;

    private final Path home;
    private final Process process;
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonObject>> asked = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final AtomicInteger last = new AtomicInteger();

    private Browser(Path home, Process process, String url)
            throws ExecutionException, InterruptedException, TimeoutException {
        this.home = home;
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(url), new Ears())
                .get(PATIENCE_S, TimeUnit.SECONDS);
    }

    /** Skips the test where there is no Chromium. */
    public static Browser start(Path folder) throws Exception {
        Path program = Installed.orSkip("chromium", "chromium");
        Path home = Files.createDirectory(folder.resolve("chromium"));
        ProcessBuilder builder = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--window-size=1280,1500",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + home.resolve("profile"),
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("chromium.log").toFile());
        // So that all it leaves goes with its folder.
        builder.environment().put("TMPDIR", home.toString());
        Process process = builder.start();
        try {
            Browser browser = new Browser(home, process, page(home.resolve("profile/DevToolsActivePort")));
            browser.ask("Runtime.enable", new JsonObject());
            browser.ask("Log.enable", new JsonObject());
            return browser;
        } catch (Exception failure) {
            process.destroyForcibly();
            throw failure;
        }
    }

    /** The socket of its one page. */
    private static String page(Path portFile) {
        JsonArray[] found = new JsonArray[1];
        patiently("chromium has a page").until(() -> {
            if (!Files.exists(portFile) || Files.readAllLines(portFile).isEmpty()) {
                return false;
            }
            found[0] = pages(Files.readAllLines(portFile).get(0));
            return !found[0].isEmpty();
        });
        return found[0].getJsonObject(0).getString("webSocketDebuggerUrl");
    }

    private static JsonArray pages(String port) throws IOException, InterruptedException {
        HttpRequest list = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                .build();
        String body = HttpClient.newHttpClient()
                .send(list, HttpResponse.BodyHandlers.ofString())
                .body();
        JsonArray pages = new JsonArray();
        new JsonArray(body)
                .stream()
                        .map(JsonObject.class::cast)
                        .filter(target -> "page".equals(target.getString("type")))
                        .forEach(pages::add);
        return pages;
    }

    JsonObject ask(String method, JsonObject parameters) throws Exception {
        int id = last.incrementAndGet();
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        asked.put(id, answer);
        String text = new JsonObject()
                .put("id", id)
                .put("method", method)
                .put("params", parameters)
                .encode();
        socket.sendText(text, true).get(PATIENCE_S, TimeUnit.SECONDS);
        return answer.get(PATIENCE_S, TimeUnit.SECONDS);
    }

    public void open(String url) throws Exception {
        ask("Page.navigate", new JsonObject().put("url", url));
    }

    /** The value of an expression as text. */
    public String eval(String expression) throws Exception {
        return value("String(" + expression + ")");
    }

    /** The same of a promise, once it is kept. */
    public String await(String promise) throws Exception {
        return value("(" + promise + ").then(String)");
    }

    /** Runs a whole script. */
    public void run(String script) throws Exception {
        value(script + "\n;''");
    }

    private String value(String expression) throws Exception {
        JsonObject answer = ask(
                "Runtime.evaluate",
                new JsonObject()
                        .put("expression", expression)
                        .put("awaitPromise", true)
                        .put("returnByValue", true));
        if (!answer.containsKey("result")) {
            throw new IOException("between two pages nothing can be evaluated: " + answer.encode());
        }
        JsonObject result = answer.getJsonObject("result");
        return result.getJsonObject("result").getString("value", result.encode());
    }

    public void awaitText(String selector, String text) {
        patiently(selector + " says " + text).until(() -> text(selector).contains(text));
    }

    public String text(String selector) throws Exception {
        return eval("document.querySelector('" + selector + "')?.textContent");
    }

    /** With the mouse, where the element is: what is hidden or covered is not pressed. */
    public void click(String selector) throws Exception {
        JsonObject at = new JsonObject(await("new Promise(done => { const one = document.querySelector('" + selector
                + "'); one.scrollIntoView({ block: 'center' }); requestAnimationFrame(() => { const box ="
                + " one.getBoundingClientRect(); done(JSON.stringify({ x: box.x + box.width / 2, y: box.y + box.height / 2"
                + " })); }); })"));
        for (String type : new String[] {"mousePressed", "mouseReleased"}) {
            ask(
                    "Input.dispatchMouseEvent",
                    at.copy().put("type", type).put("button", "left").put("clickCount", 1));
        }
    }

    /** A key that writes nothing, or Enter. */
    public void press(Key key) throws Exception {
        for (String type : new String[] {"keyDown", "keyUp"}) {
            JsonObject event = new JsonObject()
                    .put("type", type)
                    .put("key", key.word())
                    .put("code", key.word())
                    .put("windowsVirtualKeyCode", key.code());
            ask("Input.dispatchKeyEvent", key == Key.ENTER ? event.put("text", "\r") : event);
        }
    }

    /** Text, into what has the focus. */
    void type(String text) throws Exception {
        ask("Input.insertText", new JsonObject().put("text", text));
    }

    /** The id of what has the focus. */
    String focus() throws Exception {
        return eval("document.activeElement.id || document.activeElement.ariaLabel || document.activeElement.value");
    }

    /** What the console complains of: exceptions, and what the page's own policy forbids. */
    List<String> complaints() {
        return complaints;
    }

    private final class Ears implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
            text.append(part);
            if (isLast) {
                heard(new JsonObject(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }

    private void heard(JsonObject message) {
        if (message.containsKey("id")) {
            CompletableFuture<JsonObject> answer = asked.remove(message.getInteger("id"));
            if (answer != null) {
                answer.complete(message);
            }
        } else if (message.getString("method").equals("Runtime.exceptionThrown")
                || message.getString("method").equals("Log.entryAdded")) {
            complaints.add(message.encode());
        }
    }

    /** All of its processes are ended, and all they wrote goes; again, where one of them wrote something while it ended. */
    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        socket.abort();
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, PATIENCE_S, TimeUnit.SECONDS)
                .join();
        all.forEach(ProcessHandle::destroyForcibly);
        patiently("what chromium wrote goes").until(() -> {
            Folders.delete(home);
            return true;
        });
    }
}
