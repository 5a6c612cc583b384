package io.vedette.tests.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.quorum.HostPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A network namespace with an address of its own for each member, on a bridge whose other end is ours. It makes links and
 * namespaces in the namespaces this JVM lives in, so it is only for a JVM that {@link Seclusion} has put into new ones: the
 * kernel takes everything away with the last process in them.
 */
public final class Namespaces implements Network {
    private static final String SUBNET = "10.77.";
    private static final int PORT = 6379;
    private static final int PER_SUBNET = 250;

    private final List<String> hosts = new ArrayList<>();
    private int numbered;

    private Namespaces() {}

    public static Namespaces create() throws IOException {
        Files.createDirectories(Path.of("/run/netns"));
        run("mount", "-t", "tmpfs", "tmpfs", "/run/netns");
        run("ip", "link", "add", "vedette", "type", "bridge");
        run("ip", "addr", "add", SUBNET + "255.254/16", "dev", "vedette");
        run("ip", "link", "set", "vedette", "up");
        return new Namespaces();
    }

    @Override
    public Site site() throws IOException {
        int number = numbered++;
        String name = "h" + number;
        String outside = "v" + number;
        String address = SUBNET + number / PER_SUBNET + "." + (1 + number % PER_SUBNET);
        run("ip", "netns", "add", name);
        run("ip", "link", "add", outside, "type", "veth", "peer", "name", "eth0", "netns", name);
        run("ip", "link", "set", outside, "master", "vedette", "up");
        run("ip", "-n", name, "addr", "add", address + "/16", "dev", "eth0");
        run("ip", "-n", name, "link", "set", "eth0", "up");
        run("ip", "-n", name, "link", "set", "lo", "up");
        hosts.add(name);
        return new Namespace(name, outside, new HostPort(address, PORT));
    }

    @Override
    public String description() {
        return "one network namespace per process";
    }

    @Override
    public void close() throws IOException {
        for (String host : hosts) {
            run("ip", "netns", "del", host);
        }
        hosts.clear();
    }

    private record Namespace(String name, String outside, HostPort bound) implements Site {
        @Override
        public HostPort reached() {
            return bound;
        }

        @Override
        public List<String> prefix() {
            return List.of("ip", "netns", "exec", name);
        }

        /** As a switch does it. A link that goes down and up again is used only when the kernel finds time to look at it. */
        @Override
        public void cut() throws IOException {
            run("bridge", "link", "set", "dev", outside, "state", "disabled");
        }

        @Override
        public void heal() throws IOException {
            run("bridge", "link", "set", "dev", outside, "state", "forwarding");
        }
    }

    static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        try {
            int status = process.waitFor();
            if (status != 0) {
                throw new IOException(String.join(" ", command) + " ended with " + status + ": " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + command[0], e);
        }
    }
}
