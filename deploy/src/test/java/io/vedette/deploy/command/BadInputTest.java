package io.vedette.deploy.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes on the command line: one line that names the mistake and says what to do, exit code 1, nothing done. */
class BadInputTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private String refusal(String... arguments) {
        int code = VedetteCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        assertThat(code).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines()).hasSize(1);
        return err.toString().strip();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "up --nodez 3      | vedette: unknown option '--nodez', did you mean --nodes?; see 'vedette help up'",
                "up --nodes three  | vedette: invalid value for option '--nodes': 'three' is not an int; see 'vedette help up'",
                "up --nodes        | vedette: missing required parameter for option '--nodes' (N); see 'vedette help up'",
                "up extra          | vedette: unexpected argument 'extra'; see 'vedette help up'",
                "upp               | vedette: unknown command 'upp', did you mean up?; see 'vedette help'",
            })
    void aMistakenOption(String line, String message) {
        assertThat(refusal(line.split(" +", -1))).isEqualTo(message);
    }

    @Test
    void aCountThatMakesNoGroup() {
        assertThat(refusal("up", "--dir", folder.resolve("g").toString(), "--nodes", "0"))
                .isEqualTo("vedette: --nodes 0: expected a number from 1 to 16; 3 is usual");
        assertThat(folder.resolve("g")).doesNotExist();
    }

    @Test
    void aFolderThatIsAFile() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(refusal("up", "--dir", file.toString()))
                .isEqualTo("vedette: " + file + " is a file, expected a folder; name another with --dir");
    }

    @Test
    void aGroupThatIsNotThere() {
        Path nowhere = folder.resolve("nowhere");
        assertThat(refusal("down", "--dir", nowhere.toString()))
                .isEqualTo("vedette: no group is in " + nowhere + ", there is no such folder; name the folder of the"
                        + " group with --dir, or start one with 'vedette up'");
    }

    @Test
    void aFolderWithoutAGroup() {
        assertThat(refusal("status", "--dir", folder.toString()))
                .isEqualTo("vedette: no group is in " + folder + ", it holds no file 'members'; name the folder of the"
                        + " group with --dir");
    }

    @Test
    void aNodeWithAMistakeInItsFile() throws Exception {
        Path file = Files.writeString(folder.resolve("redis.conf"), "port 7000\nsentinel myid x\n");
        assertThat(refusal("node", file.toString()))
                .isEqualTo("vedette: " + file + ":2: 'sentinel myid x': sentinel directive while not in sentinel mode;"
                        + " start this file with 'vedette sentinel', or remove the line");
    }

    @Test
    void aSentinelWithoutAFile() {
        assertThat(refusal("sentinel", "--port", "1"))
                .isEqualTo("vedette: vedette sentinel: Sentinel needs config file on disk to save state;"
                        + " name one: vedette sentinel <file>");
    }

    @Test
    void aSentinelWithAMistakeInItsFile() throws Exception {
        Path file = Files.writeString(folder.resolve("sentinel.conf"), "sentinel monitor m 127.0.0.1 6379 0\n");
        assertThat(refusal("sentinel", file.toString()))
                .startsWith("vedette: " + file
                        + ":1: 'sentinel monitor m 127.0.0.1 6379 0': Quorum must be 1 or greater; ");
        assertThat(file).hasContent("sentinel monitor m 127.0.0.1 6379 0\n");
    }

    @Test
    void aMalformedDirectiveOfANode() throws Exception {
        Path file = Files.writeString(folder.resolve("redis.conf"), "# ours\nport abc\n");
        assertThat(refusal("node", file.toString()))
                .isEqualTo("vedette: " + file + ":2: 'port abc': argument couldn't be parsed into an integer;"
                        + " expected a number from 0 to 65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"node", "sentinel"})
    void aFolderInThePlaceOfAFile(String command) {
        assertThat(refusal(command, folder.toString()))
                .isEqualTo("vedette: " + folder + ": can't open config file; it is a directory, expected a file;"
                        + " name the file in it");
    }

    @Test
    void aFileThatMayNotBeRead() throws Exception {
        Path file = Files.writeString(folder.resolve("redis.conf"), "port 7000\n");
        Files.setPosixFilePermissions(file, Set.of());
        assumeFalse(Files.isReadable(file), "skipped: this user may read everything");
        assertThat(refusal("node", file.toString()))
                .isEqualTo("vedette: " + file + ": can't open config file; permission denied; let this user read it,"
                        + " or run as its owner");
    }

    @Test
    void anUnknownTransport() throws Exception {
        Vedette.Outcome outcome = new Vedette(folder)
                .with("VEDETTE_TRANSPORT", "kqueue")
                .run("node", "--port", "0", "--dir", folder.toString());
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err())
                .containsExactly("vedette: VEDETTE_TRANSPORT=kqueue: there is no such transport; expected one of auto,"
                        + " epoll, io_uring, nio");
    }

    @Test
    void aTakenPortEndsTheProcessAndLeavesNothingBehind() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Vedette.Outcome outcome = new Vedette(folder)
                    .run(
                            "node",
                            "--port",
                            Integer.toString(taken.getLocalPort()),
                            "--bind",
                            "127.0.0.1",
                            "--dir",
                            folder.toString(),
                            "--pidfile",
                            "node.pid",
                            "--unixsocket",
                            "node.sock");
            assertThat(outcome.code()).isEqualTo(1);
            assertThat(outcome.err())
                    .containsExactly("vedette: Cannot listen on 127.0.0.1:" + taken.getLocalPort()
                            + ": the port is taken. Stop whoever uses it, or choose another port");
            assertThat(folder.resolve("node.pid")).doesNotExist();
            assertThat(folder.resolve("node.sock")).doesNotExist();
        }
    }
}
