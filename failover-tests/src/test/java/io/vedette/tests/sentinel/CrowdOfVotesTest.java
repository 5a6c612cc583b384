package io.vedette.tests.sentinel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One peer asks for its vote in a hundred groups at once, on one connection. */
class CrowdOfVotesTest {
    private static final int GROUPS = 100;
    private static final int EPOCH = 7;

    /** Where nobody answers; the sentinel is in no hurry to hold any of them for down. */
    private static final String MASTER = "127.0.0.1";

    @TempDir
    private Path folder;

    private static List<String> groups() {
        List<String> lines = new ArrayList<>();
        for (int group = 1; group <= GROUPS; group++) {
            lines.add("sentinel monitor g" + group + " " + MASTER + " " + group + " 1");
            lines.add("sentinel down-after-milliseconds g" + group + " 3600000");
        }
        return lines;
    }

    /** Another one for each group, so that the order of the answers shows. */
    private static String candidate(int group, char kind) {
        return String.format("%039d%c", group, kind);
    }

    private static String question(int group, char kind) {
        return wire(
                "SENTINEL",
                "is-master-down-by-addr",
                MASTER,
                Integer.toString(group),
                Integer.toString(EPOCH),
                candidate(group, kind));
    }

    private static String wire(String... words) {
        StringBuilder command = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            command.append('$')
                    .append(word.length())
                    .append("\r\n")
                    .append(word)
                    .append("\r\n");
        }
        return command.toString();
    }

    /** What a peer is told that asks in every group, with a PING behind each question; it waits for as much as {@code expected}. */
    private static String asked(int port, char kind, String expected) throws IOException {
        StringBuilder questions = new StringBuilder();
        for (int group = 1; group <= GROUPS; group++) {
            questions.append(question(group, kind)).append(wire("PING"));
        }
        try (Socket peer = new Socket(InetAddress.getLoopbackAddress(), port)) {
            peer.setSoTimeout(30_000);
            peer.getOutputStream().write(questions.toString().getBytes(StandardCharsets.US_ASCII));
            byte[] replies = peer.getInputStream().readNBytes(expected.length());
            return new String(replies, StandardCharsets.US_ASCII);
        }
    }

    private static String votesForA() {
        StringBuilder answers = new StringBuilder();
        for (int group = 1; group <= GROUPS; group++) {
            answers.append("*3\r\n:0\r\n$40\r\n" + candidate(group, 'a') + "\r\n:" + EPOCH + "\r\n+PONG\r\n");
        }
        return answers.toString();
    }

    /** Of the last vote the file keeps the epoch alone, as redis-sentinel's does. */
    private static String votesUsedUp() {
        return ("*3\r\n:0\r\n$1\r\n*\r\n:" + EPOCH + "\r\n+PONG\r\n").repeat(GROUPS);
    }

    /** In the journal, or in the file when it was worked into that already. */
    private static int writes(Watcher sentinel) throws IOException {
        Path journal = sentinel.folder().resolve("sentinel.conf.journal");
        return Files.exists(journal) ? Files.readString(journal).split("vedette1 ", -1).length - 1 : 0;
    }

    @Test
    void allAreGivenInOrderByFewWritesAndNoneIsTakenBackByAKill() throws Exception {
        try (Watcher sentinel = Watcher.ours(folder.resolve("sentinel"), groups().toArray(String[]::new))) {
            sentinel.awaitReady();

            assertThat(asked(sentinel.port(), 'a', votesForA())).isEqualTo(votesForA());
            sentinel.kill();
            assertThat(writes(sentinel)).isLessThan(GROUPS / 2);
            sentinel.restart();

            assertThat(asked(sentinel.port(), 'b', votesUsedUp())).isEqualTo(votesUsedUp());
        }
    }
}
