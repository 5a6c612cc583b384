package io.vedette.tests.cluster;

import io.vedette.quorum.HostPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A few hosts, each a network namespace in which a node and a sentinel live together, on one of two switches: so they can be torn into
 * two halves in any way. We are on the first switch. Only for a JVM that {@link Seclusion} has put into namespaces of its own.
 */
public final class Hosts implements Network {
    private static final String V4 = "10.77.0.";
    private static final String V6 = "fd77::";
    private static final int OURS = 254;
    private static final int NODE_PORT = 6379;
    private static final int SENTINEL_PORT = 26379;

    private final List<Host> all = new ArrayList<>();
    private int numbered;

    private Hosts() {}

    public static Hosts create(int count) throws IOException {
        Files.createDirectories(Path.of("/run/netns"));
        Namespaces.run("mount", "-t", "tmpfs", "tmpfs", "/run/netns");
        for (String bridge : List.of("near", "far")) {
            Namespaces.run("ip", "link", "add", bridge, "type", "bridge");
            Namespaces.run("ip", "link", "set", bridge, "up");
        }
        Namespaces.run("ip", "addr", "add", V4 + OURS + "/24", "dev", "near");
        Namespaces.run("ip", "addr", "add", V6 + OURS + "/64", "dev", "near", "nodad");
        Hosts hosts = new Hosts();
        for (int i = 0; i < count; i++) {
            hosts.all.add(Host.create(i));
        }
        return hosts;
    }

    public List<Host> all() {
        return all;
    }

    /** Nodes first, one on each host, then the sentinels. */
    @Override
    public Site site() {
        Host host = all.get(numbered % all.size());
        int port = numbered < all.size() ? NODE_PORT : SENTINEL_PORT;
        numbered++;
        return new Place(host, new HostPort(host.v4(), port));
    }

    /** These hosts hear each other, and all others each other, and no more. */
    public void split(Set<Host> away) throws IOException {
        for (Host host : all) {
            host.plug(away.contains(host) ? "far" : "near");
        }
    }

    @Override
    public String description() {
        return "one network namespace per host with a node and a sentinel";
    }

    @Override
    public void close() throws IOException {
        for (Host host : all) {
            host.close();
        }
        all.clear();
    }

    /**
     * One of them.
     *
     * @param anchor a process that does nothing but be there, so that its files show the addresses of the host
     */
    public record Host(String name, int number, Process anchor) {
        private static Host create(int number) throws IOException {
            String name = "h" + number;
            Namespaces.run("ip", "netns", "add", name);
            Namespaces.run("ip", "link", "add", "v" + number, "type", "veth", "peer", "name", "eth0", "netns", name);
            Namespaces.run("ip", "link", "set", "v" + number, "master", "near", "up");
            Namespaces.run("ip", "-n", name, "link", "set", "lo", "up");
            Namespaces.run("ip", "netns", "exec", name, "sysctl", "-qw", "net.ipv6.conf.eth0.accept_dad=0");
            Namespaces.run("ip", "netns", "exec", name, "sysctl", "-qw", "net.ipv6.conf.eth0.ndisc_notify=1");
            Namespaces.run("ip", "-n", name, "addr", "add", V4 + (1 + number) + "/24", "dev", "eth0");
            Namespaces.run("ip", "-n", name, "addr", "add", V6 + (1 + number) + "/64", "dev", "eth0");
            Namespaces.run("ip", "-n", name, "link", "set", "eth0", "up");
            return new Host(name, number, new ProcessBuilder("ip", "netns", "exec", name, "sleep", "infinity").start());
        }

        public String v4() {
            return V4 + (1 + number);
        }

        /** A file of {@code /proc/net} as it is in there. */
        public Path procNet(String file) {
            return Path.of("/proc", Long.toString(anchor.pid()), "net", file);
        }

        private void plug(String bridge) throws IOException {
            Namespaces.run("ip", "link", "set", "v" + number, "master", bridge);
        }

        private void close() throws IOException {
            anchor.destroyForcibly();
            Namespaces.run("ip", "netns", "del", name);
        }
    }

    private record Place(Host host, HostPort bound) implements Site {
        @Override
        public HostPort reached() {
            return bound;
        }

        @Override
        public List<String> prefix() {
            return List.of("ip", "netns", "exec", host.name());
        }

        @Override
        public void cut() throws IOException {
            host.plug("far");
        }

        @Override
        public void heal() throws IOException {
            host.plug("near");
        }
    }
}
