package io.vedette.tests.publish;

import io.vedette.resp.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Debian's BIND as a process of its own, on loopback, with one zone {@code example.test} that one key may change. */
final class Bind implements AutoCloseable {
    private static final String KEY = """
        key "vedette" {
                algorithm hmac-sha256;
                secret "c2VjcmV0IGJldHdlZW4gc2VudGluZWxzIGFuZCBkbnM=";
        };
        """;

    private final Path folder;
    private final int port;
    private Process process;

    private Bind(Path folder, int port) throws IOException {
        this.folder = folder;
        this.port = port;
        this.process = launch();
    }

    static Bind start(Path folder) throws IOException {
        Files.createDirectories(folder);
        int port = FreePort.take();
        Files.writeString(folder.resolve("vedette.key"), KEY);
        Files.writeString(folder.resolve("zone"), """
            $TTL 60
            @ IN SOA ns.example.test. admin.example.test. 1 3600 600 86400 60
            @ IN NS ns
            ns IN A 127.0.0.1
            """);
        Files.writeString(folder.resolve("named.conf"), """
            options {
                    directory "%s"; pid-file none; session-keyfile none; managed-keys-directory "%s";
                    listen-on port %d { 127.0.0.1; }; listen-on-v6 { none; };
                    recursion no; dnssec-validation no;
            };
            controls { };
            include "vedette.key";
            zone "example.test" { type primary; file "zone"; allow-update { key vedette; }; };
            """.formatted(folder, folder, port));
        return new Bind(folder, port);
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(
                        Installed.orSkip("named", "bind9").toString(),
                        "-g",
                        "-n",
                        "1",
                        "-c",
                        folder.resolve("named.conf").toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    String server() {
        return "127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    Path key() {
        return folder.resolve("vedette.key");
    }

    void stop() throws InterruptedException {
        process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    }

    void restart() throws IOException {
        process = launch();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
