package io.vedette.tests.publish;

import static io.vedette.tests.sentinel.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.resp.FreePort;
import io.vedette.tests.sentinel.Pair;
import io.vedette.tests.sentinel.RedisNode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a sentinel in a real browser: every button once, a handover, a failover. */
class LivePageTest {
    @TempDir
    private Path folder;

    @Test
    void operatorLooksPausesHandsOverAndSeesAFailover() throws Exception {
        int port = FreePort.take();
        Path secret = Files.writeString(folder.resolve("token"), "open sesame\n");
        try (Browser browser = Browser.start(folder);
                Pair pair = Pair.start(folder, "sentinel http-port " + port, "sentinel http-token-file " + secret)) {
            browser.open("http://127.0.0.1:" + port + "/");
            browser.awaitText("#link", "Authorization: Bearer");
            browser.click("#token");
            browser.eval("document.querySelector('#secret').value = 'open sesame'");
            browser.click("#login button[value=yes]");
            browser.awaitText("#link", "live");

            looks(browser, pair);
            pauses(browser);
            int moved = handsOver(browser, pair);
            RedisNode master = pair.master().port() == moved ? pair.master() : pair.replica();
            RedisNode other = pair.master().port() == moved ? pair.replica() : pair.master();
            patiently("the old master follows")
                    .until(() -> browser.text("#members").contains("" + other.port()));
            patiently("it can be promoted").until(() -> browser.text("#ranking").contains(other.port() + "yes"));
            master.kill();
            patiently("the failover is told").until(() -> completed(browser) >= 2);
            browser.awaitText("#facts", "127.0.0.1:" + other.port());
            browser.awaitText("#events", "+switch-master");
            photograph(browser);
            assertThat(browser.complaints())
                    .filteredOn(text -> !text.contains("401"))
                    .isEmpty();
        }
    }

    private static void looks(Browser browser, Pair pair) throws Exception {
        browser.awaitText("#verdict", "nothing");
        browser.awaitText("#members", "127.0.0.1:" + pair.replica().port());
        browser.awaitText("#picture", "127.0.0.1:" + pair.master().port());
        browser.awaitText("#charts", "operations/s");
        assertThat(browser.eval("document.querySelector('#groups').value")).isEqualTo("mymaster");
        assertThat(browser.eval(
                        "performance.getEntriesByType('resource').every(one => new URL(one.name).origin === origin)"))
                .isEqualTo("true");
        String light = browser.eval("getComputedStyle(document.body).backgroundColor");
        browser.ask(
                "Emulation.setEmulatedMedia",
                new JsonObject()
                        .put(
                                "features",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put("name", "prefers-color-scheme")
                                                .put("value", "dark"))));
        patiently("it is dark")
                .until(() -> !browser.eval("getComputedStyle(document.body).backgroundColor")
                        .equals(light));
        browser.ask("Emulation.setEmulatedMedia", new JsonObject().put("features", new JsonArray()));
        // With the keyboard alone: the first stop is the choice of a group.
        browser.eval("document.activeElement.blur()");
        press(browser, "Tab", 9);
        patiently("Tab moves on")
                .until(() -> !browser.eval("document.activeElement.id").isEmpty());
    }

    private static void press(Browser browser, String key, int code) throws Exception {
        for (String type : new String[] {"rawKeyDown", "keyUp"}) {
            browser.ask(
                    "Input.dispatchKeyEvent",
                    new JsonObject()
                            .put("type", type)
                            .put("key", key)
                            .put("code", key)
                            .put("windowsVirtualKeyCode", code));
        }
    }

    private static void pauses(Browser browser) throws Exception {
        browser.click("#pause");
        browser.awaitText("#cost", "if the master is lost");
        browser.click("#confirm button[value=no]");
        patiently("nothing was ordered")
                .until(() -> "false".equals(browser.eval("document.querySelector('#confirm').open")));
        assertThat(browser.text("#said")).isEmpty();
        browser.click("#pause");
        browser.eval("document.querySelector('#reason').value = 'new disk'");
        browser.click("#yes");
        browser.awaitText("#said", "pause: accepted");
        browser.awaitText("#facts", "new disk");
        browser.click("#resume");
        browser.awaitText("#said", "resume: accepted");
        patiently("the pause is over")
                .until(() -> "true".equals(browser.eval("document.querySelector('#resume').hidden")));
    }

    /** The port of the new master. */
    private static int handsOver(Browser browser, Pair pair) throws Exception {
        int before = pair.sentinel().masterPort();
        patiently("there is somebody to hand over to")
                .until(() -> browser.text("#ranking").contains("yes"));
        browser.click("#switchover");
        browser.awaitText("#cost", "takes no writes until");
        browser.click("#yes");
        browser.awaitText("#said", "switchover: accepted");
        patiently("clients are sent elsewhere").until(() -> pair.sentinel().masterPort() != before);
        patiently("the handover is told").until(() -> completed(browser) >= 1);
        return pair.sentinel().masterPort();
    }

    /** Failovers that came to their end, in the time line. */
    private static int completed(Browser browser) throws Exception {
        return Integer.parseInt(browser.eval("document.querySelectorAll('.flight strong.good').length"));
    }

    /** For the documentation, when a place for it is named. */
    private static void photograph(Browser browser) throws Exception {
        String place = System.getProperty("vedette.photograph");
        if (place != null) {
            String image = browser.ask("Page.captureScreenshot", new JsonObject().put("format", "png"))
                    .getJsonObject("result")
                    .getString("data");
            Files.write(Path.of(place), Base64.getDecoder().decode(image));
        }
    }
}
