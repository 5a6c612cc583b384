package io.vedette.tests.publish;

import static io.vedette.tests.sentinel.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.resp.FreePort;
import io.vedette.tests.cluster.Thorough;
import io.vedette.tests.sentinel.Pair;
import io.vedette.tests.sentinel.RedisNode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page of a sentinel in a real browser: every control by the mouse and by the keyboard, a handover, a failover, and in each state
 * nothing that shuts somebody out. One browser and one group for all of it, because both are slow to start.
 */
@Tag(Thorough.TAG)
class LivePageTest {
    /** All there is to press or fill in. Who adds one presses it below. */
    private static final List<String> CONTROLS = List.of(
            "groups",
            "token",
            "switchover",
            "pause",
            "resume",
            "cancel",
            "target",
            "at",
            "minutes",
            "reason",
            "yes",
            "no",
            "secret",
            "yes",
            "no");

    @TempDir
    private Path folder;

    @Test
    void operatorLooksPausesHandsOverAndSeesAFailover() throws Exception {
        int port = FreePort.take();
        Path secret = Files.writeString(folder.resolve("token"), "open sesame\n");
        try (Browser browser = Browser.start(folder);
                Pair pair = Pair.start(
                        folder,
                        "sentinel http-port " + port,
                        "sentinel http-token-file " + secret,
                        "sentinel monitor lost 127.0.0.1 " + FreePort.take() + " 1")) {
            browser.open("http://127.0.0.1:" + port + "/?group=mymaster");
            browser.awaitText("#link", "Authorization: Bearer");
            Axe axe = Axe.in(browser);
            logsIn(browser, axe);
            looks(browser, axe, pair);
            choosesGroups(browser, axe, pair);
            pauses(browser, axe);
            worksWithoutAMouse(browser);
            plansAndThinksBetterOfIt(browser, axe, pair);
            int moved = handsOver(browser, axe, pair);
            RedisNode master = pair.master().port() == moved ? pair.master() : pair.replica();
            RedisNode other = pair.master().port() == moved ? pair.replica() : pair.master();
            patiently("the old master follows")
                    .until(() -> browser.text("#members").contains("" + other.port()));
            patiently("it can be promoted").until(() -> browser.text("#ranking").contains(other.port() + "yes"));
            master.kill();
            patiently("the failover is told").until(() -> {
                axe.assertUsable("failing over");
                return completed(browser) >= 2;
            });
            browser.awaitText("#facts", "127.0.0.1:" + other.port());
            browser.awaitText("#events", "+switch-master");
            axe.assertUsable("after a failover");
            photograph(browser);
            assertThat(browser.complaints())
                    .filteredOn(text -> !text.contains("401"))
                    .isEmpty();
        }
    }

    private static void logsIn(Browser browser, Axe axe) throws Exception {
        assertThat(browser.eval("[...document.querySelectorAll('button, select, input')]"
                        + ".map(one => one.id || one.value).join(' ')"))
                .isEqualTo(String.join(" ", CONTROLS));
        axe.assertUsable("not logged in");
        browser.click("#token");
        awaitOpen(browser, "#login", true);
        axe.assertUsable("the question for the token");
        browser.type("nothing of the kind");
        browser.click("#login button[value=no]");
        awaitOpen(browser, "#login", false);
        assertThat(browser.eval("sessionStorage.length")).isEqualTo("0");
        browser.click("#token");
        awaitOpen(browser, "#login", true);
        browser.type("open sesame");
        browser.click("#login button[value=yes]");
        browser.awaitText("#link", "live");
    }

    private static void awaitOpen(Browser browser, String dialog, boolean open) {
        patiently(dialog + (open ? " opens" : " closes"))
                .until(() -> browser.eval("document.querySelector('" + dialog + "').open")
                        .equals("" + open));
    }

    private static void looks(Browser browser, Axe axe, Pair pair) throws Exception {
        browser.awaitText("#verdict", "nothing");
        browser.awaitText("#members", "127.0.0.1:" + pair.replica().port());
        browser.awaitText("#picture", "127.0.0.1:" + pair.master().port());
        browser.awaitText("#charts", "operations/s");
        assertThat(browser.eval("document.querySelector('#groups').value")).isEqualTo("mymaster");
        assertThat(browser.eval(
                        "performance.getEntriesByType('resource').every(one => new URL(one.name).origin === origin)"))
                .isEqualTo("true");
        axe.assertUsable("quiet");
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
        axe.assertUsable("dark");
        browser.ask("Emulation.setEmulatedMedia", new JsonObject().put("features", new JsonArray()));
    }

    private static void choosesGroups(Browser browser, Axe axe, Pair pair) throws Exception {
        browser.eval("document.querySelector('#groups').focus()");
        assertThat(browser.eval("document.querySelector('#groups').options.length"))
                .isEqualTo("2");
        boolean first =
                browser.eval("document.querySelector('#groups').selectedIndex").equals("0");
        browser.press(first ? Key.DOWN : Key.UP);
        patiently("the other group is shown")
                .until(() -> browser.eval("document.querySelector('#verdict').className")
                                .equals("bad")
                        && browser.text("#facts").contains("down"));
        assertThat(browser.eval("document.querySelector('#switchover').disabled"))
                .as("there is nobody to hand over to")
                .isEqualTo("true");
        axe.assertUsable("a master is down");
        browser.press(first ? Key.UP : Key.DOWN);
        browser.awaitText("#members", "127.0.0.1:" + pair.replica().port());
    }

    private static void pauses(Browser browser, Axe axe) throws Exception {
        browser.click("#pause");
        browser.awaitText("#cost", "if the master is lost");
        awaitOpen(browser, "#confirm", true);
        axe.assertUsable("the question before a pause");
        browser.click("#confirm button[value=no]");
        awaitOpen(browser, "#confirm", false);
        assertThat(browser.text("#said")).isEmpty();
        browser.click("#pause");
        awaitOpen(browser, "#confirm", true);
        browser.eval("document.querySelector('#minutes').select()");
        browser.click("#minutes");
        browser.eval("document.querySelector('#minutes').select()");
        browser.type("3");
        browser.click("#reason");
        browser.type("new disk");
        browser.click("#yes");
        browser.awaitText("#said", "pause: accepted");
        browser.awaitText("#facts", "new disk");
        assertThat(Integer.parseInt(browser.text("#facts").replaceAll("(?s).*paused(\\d+) s more.*", "$1")))
                .as("about three minutes, not the ten it proposes")
                .isBetween(60, 181);
        axe.assertUsable("paused");
        browser.click("#resume");
        browser.awaitText("#said", "resume: accepted");
        awaitResumed(browser);
    }

    private static void awaitResumed(Browser browser) {
        patiently("the pause is over")
                .until(() -> "true".equals(browser.eval("document.querySelector('#resume').hidden")));
    }

    /** From the top of the page, Tab reaches everything in the order it is seen; a pause is ordered and ended by keys alone. */
    private static void worksWithoutAMouse(Browser browser) throws Exception {
        browser.click("h1");
        List<String> stops = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            browser.press(Key.TAB);
            stops.add(browser.focus());
        }
        assertThat(stops)
                .containsExactly("groups", "token", "switchover", "pause", "Members", "Ranking of replicas", "events");
        browser.eval("document.querySelector('#pause').focus()");
        browser.press(Key.ENTER);
        awaitOpen(browser, "#confirm", true);
        assertThat(browser.focus()).as("what changes nothing comes first").isEqualTo("no");
        browser.press(Key.ESCAPE);
        awaitOpen(browser, "#confirm", false);
        assertThat(browser.focus()).as("where the operator was").isEqualTo("pause");
        browser.press(Key.ENTER);
        awaitOpen(browser, "#confirm", true);
        stops.clear();
        while (!stops.contains("yes")) {
            browser.press(Key.TAB);
            stops.add(browser.focus());
            assertThat(stops).hasSizeLessThan(10);
        }
        assertThat(stops).contains("minutes", "reason");
        browser.press(Key.ENTER);
        browser.awaitText("#facts", "no reason given");
        browser.press(Key.TAB);
        assertThat(browser.focus()).isEqualTo("resume");
        browser.press(Key.ENTER);
        awaitResumed(browser);
    }

    private static void plansAndThinksBetterOfIt(Browser browser, Axe axe, Pair pair) throws Exception {
        patiently("there is somebody to hand over to")
                .until(() -> browser.text("#ranking").contains("yes"));
        browser.click("#switchover");
        awaitOpen(browser, "#confirm", true);
        browser.run("const soon = new Date(Date.now() + 3600e3 - new Date().getTimezoneOffset() * 60e3);"
                + "document.querySelector('#at').value = soon.toISOString().slice(0, 16)");
        browser.click("#yes");
        browser.awaitText("#said", "switchover: accepted");
        browser.awaitText("#facts", "planned switchover");
        axe.assertUsable("with a planned switchover");
        browser.click("#cancel");
        browser.awaitText("#said", "cancel: accepted");
        patiently("the plan is gone")
                .until(() ->
                        browser.eval("document.querySelector('#cancel').hidden").equals("true"));
        assertThat(pair.sentinel().masterPort()).isEqualTo(pair.master().port());
    }

    /** The port of the new master. */
    private static int handsOver(Browser browser, Axe axe, Pair pair) throws Exception {
        int before = pair.sentinel().masterPort();
        String target = "127.0.0.1:" + pair.replica().port();
        browser.click("#switchover");
        browser.awaitText("#cost", "takes no writes until");
        awaitOpen(browser, "#confirm", true);
        axe.assertUsable("the question before a handover");
        browser.click("#confirm button[value=no]");
        awaitOpen(browser, "#confirm", false);
        assertThat(pair.sentinel().masterPort()).isEqualTo(before);
        browser.click("#switchover");
        awaitOpen(browser, "#confirm", true);
        browser.eval("document.querySelector('#target').focus()");
        browser.press(Key.DOWN);
        assertThat(browser.eval("document.querySelector('#target').value")).isEqualTo(target);
        browser.click("#yes");
        browser.awaitText("#said", "switchover: accepted");
        patiently("clients are sent elsewhere").until(() -> pair.sentinel().masterPort() != before);
        patiently("the handover is told").until(() -> completed(browser) >= 1);
        axe.assertUsable("after a handover");
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
