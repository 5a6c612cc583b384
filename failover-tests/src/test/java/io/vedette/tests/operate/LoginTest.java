package io.vedette.tests.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.deploy.command.VedetteCommand;
import io.vedette.resp.FreePort;
import io.vedette.tests.interop.TlsFiles;
import io.vedette.tests.sentinel.Watcher;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sentinel that wants a certificate and a password, and what the commands say of each that is missing. */
class LoginTest {
    @TempDir
    private Path folder;

    private record Ran(int code, String out, String err) {}

    private static Ran discover(List<String> options) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> words = new ArrayList<>(List.of("discover", "mymaster", "--timeout", "20000"));
        words.addAll(options);
        int code = VedetteCommand.run(
                new PrintWriter(out, true), new PrintWriter(err, true), words.toArray(String[]::new));
        return new Ran(code, out.toString().strip(), err.toString().strip());
    }

    private static List<String> with(List<String> options, String... more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return all;
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void certificateAndPasswordOpenTheDoor() throws Exception {
        TlsFiles tls = TlsFiles.in(Files.createDirectory(folder.resolve("tls")));
        int port = FreePort.take();
        try (Watcher sentinel = Watcher.ours(
                folder.resolve("sentinel"),
                "tls-port " + port,
                "tls-cert-file " + tls.certificate(),
                "tls-key-file " + tls.key(),
                "tls-ca-cert-file " + tls.authority(),
                "sentinel monitor mymaster 127.0.0.1 1 1")) {
            sentinel.awaitReady();
            assertThat(sentinel.ask("ACL", "SETUSER", "ops", "on", ">second", "~*", "&*", "+@all"))
                    .startsWith("+OK");
            assertThat(sentinel.ask("ACL", "SETUSER", "default", "resetpass", ">first"))
                    .startsWith("+OK");
            List<String> there = List.of("--sentinel", "127.0.0.1:" + port);
            List<String> trusting =
                    with(there, "--tls", "--cacert", tls.authority().toString());
            List<String> known = with(
                    trusting,
                    "--cert",
                    tls.certificate().toString(),
                    "--key",
                    tls.key().toString());
            String first = file("first", "first\nnot this\n");
            String second = file("second", "second\n");

            assertThat(discover(with(known, "--password-file", first))).isEqualTo(new Ran(0, "127.0.0.1:1", ""));
            assertThat(discover(with(known, "--user", "ops", "--password-file", second))
                            .code())
                    .isZero();
            assertThat(discover(known)).satisfies(ran -> {
                assertThat(ran.code()).isEqualTo(3);
                assertThat(ran.err()).contains("it wants a password; give --password-file");
            });
            assertThat(discover(with(known, "--password-file", second)).err())
                    .contains("it does not accept this user and password")
                    .doesNotContain("second;");
            assertThat(discover(with(trusting, "--password-file", first)).code())
                    .as("no certificate of ours")
                    .isEqualTo(3);
            assertThat(discover(with(there, "--tls", "--password-file", first)).err())
                    .contains("no TLS connection", "look at --tls, --cacert, --cert and --key");
            assertThat(discover(with(there, "--cacert", tls.authority().toString())))
                    .isEqualTo(new Ran(
                            1, "", "vedette: --cacert, --cert, --key and --insecure mean nothing without --tls"));
            assertThat(discover(with(known, "--password-file", "/nowhere/file")).code())
                    .isEqualTo(1);
        }
    }
}
