package io.vedette.tests.publish;

import static io.vedette.tests.sentinel.Patience.patiently;

import io.vedette.resp.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A ZooKeeper server in a JVM of its own, to which one logs in by SASL; its sessions end as soon as it permits at all. */
final class SecuredZooKeeper implements AutoCloseable {
    private static final String USER = "vedette";
    private static final String PASSWORD = "s3cret";
    private static final String MODULE = "org.apache.zookeeper.server.auth.DigestLoginModule required";

    private final int port = FreePort.take();
    private final Path loginFile;
    private final Process process;

    private SecuredZooKeeper(Path folder) throws IOException {
        Files.createDirectories(folder);
        loginFile = Files.writeString(
                folder.resolve("client.jaas"),
                "Vedette {" + MODULE + " username=\"" + USER + "\" password=\"" + PASSWORD + "\";};");
        Path server = Files.writeString(
                folder.resolve("server.jaas"), "Server {" + MODULE + " user_" + USER + "=\"" + PASSWORD + "\";};");
        Path config = Files.write(
                folder.resolve("zoo.cfg"),
                List.of(
                        "tickTime=250",
                        "dataDir=" + folder.resolve("data"),
                        "clientPortAddress=127.0.0.1",
                        "clientPort=" + port,
                        "admin.enableServer=false",
                        "4lw.commands.whitelist=mntr"));
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Djava.security.auth.login.config=" + server,
                        "-Dzookeeper.authProvider.1=org.apache.zookeeper.server.auth.SASLAuthenticationProvider",
                        "org.apache.zookeeper.server.ZooKeeperServerMain",
                        config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    static SecuredZooKeeper start(Path folder) throws IOException {
        SecuredZooKeeper server = new SecuredZooKeeper(folder);
        patiently("ZooKeeper answers").until(() -> server.sessions() == 0);
        return server;
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    /** What a client needs to log in; its section is {@code Vedette}. */
    Path loginFile() {
        return loginFile;
    }

    int sessions() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("mntr".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return answer.lines()
                    .filter(line -> line.startsWith("zk_global_sessions"))
                    .mapToInt(line -> Integer.parseInt(line.substring(line.indexOf('\t') + 1)))
                    .findFirst()
                    .orElse(-1);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
