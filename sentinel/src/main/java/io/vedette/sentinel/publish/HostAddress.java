package io.vedette.sentinel.publish;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An address on a device of this host, put there for a few seconds by {@code ip} and put there again as long as it is wanted. So the kernel
 * takes it away from a process that was killed or stands still. Putting it there has a latest moment, which {@link IpShell} keeps. Blocks.
 */
final class HostAddress implements AutoCloseable {
    /** The kernel counts in seconds and looks at most once a second: it is gone after two, at the latest after 3.3. */
    private static final int KERNEL_KEEPS_S = 2;

    private static final Path UPTIME = Path.of("/proc/uptime");
    private static final int NOT_FOUND = 127;
    private static final String FORBIDDEN = "not permitted";
    private static final long CENTIS_MS = 10;

    private final VipLine line;
    private final IpShell shell = new IpShell();

    HostAddress(VipLine line) {
        this.line = line;
    }

    /** Whether this address is one of this host's own. */
    static boolean isOurs(String host) throws IOException {
        return NetworkInterface.getByInetAddress(InetAddress.getByName(host)) != null;
    }

    boolean isThere() throws IOException {
        NetworkInterface device = NetworkInterface.getByName(line.device());
        InetAddress address = InetAddress.getByName(line.address());
        return device != null && device.inetAddresses().anyMatch(one -> withoutScope(one, address));
    }

    private static boolean withoutScope(InetAddress one, InetAddress other) {
        return Arrays.equals(one.getAddress(), other.getAddress());
    }

    /** Now, in hundredths of a second since the start of the system. */
    static long uptimeCentis() throws IOException {
        String up = Files.readString(UPTIME, StandardCharsets.US_ASCII).split(" ", 2)[0];
        return Long.parseLong(up.replace(".", ""));
    }

    /** False when that moment has passed. */
    boolean put(long sinceCentis, long withinMs) throws IOException {
        List<String> words = new ArrayList<>(List.of("addr", "replace", line.withPrefix(), "dev", line.device()));
        String keeps = Integer.toString(KERNEL_KEEPS_S);
        // Never the source of our own connections: for that it would have to be preferred.
        words.addAll(List.of("valid_lft", keeps, "preferred_lft", "0"));
        if (line.v6() && !kernelAnnounces()) {
            words.add("nodad");
        }
        if (line.v6() && line.isAlone()) {
            // A route to it would stay for a minute after it.
            words.add("noprefixroute");
        }
        IpShell.Said said = shell.runBefore(sinceCentis + withinMs / CENTIS_MS, words);
        if (said.status() == IpShell.TOO_LATE) {
            return false;
        }
        if (said.status() != 0) {
            throw new IOException(reason(said));
        }
        return true;
    }

    /** Returns when it is not there, whether it was or not. */
    void remove() throws IOException {
        if (isThere()) {
            IpShell.Said said = shell.run(List.of("addr", "del", line.withPrefix(), "dev", line.device()));
            if (isThere()) {
                throw new IOException(reason(said));
            }
        }
    }

    /** Fails unless we could put it there. The kernel looks at our rights before it looks for the address, which is one nobody has. */
    void requireRights() throws IOException {
        if (!Files.isReadable(UPTIME)) {
            throw new IOException("virtual addresses need Linux, and there is no " + UPTIME);
        }
        if (NetworkInterface.getByName(line.device()) == null) {
            throw new IOException("there is no device " + line.device() + " here; 'ip link' shows those there are");
        }
        String nobodys = line.v6() ? "2001:db8::1/128" : "192.0.2.1/32";
        IpShell.Said said = shell.run(List.of("addr", "del", nobodys, "dev", line.device()));
        if (said.text().contains(FORBIDDEN) || said.status() == NOT_FOUND) {
            throw new IOException(reason(said));
        }
    }

    /** Fails unless the neighbours would learn at once that it has moved here. */
    void requireAnnouncements() throws IOException {
        String settings = "net.ipv" + (line.v6() ? 6 : 4) + ".conf." + line.device();
        if (line.v6() && !kernelAnnounces()) {
            throw new IOException("neighbours would learn late of a move: set " + settings + ".accept_dad = 0 and "
                    + settings + ".ndisc_notify = 1");
        }
        int restraint =
                Math.max(setting("ipv4", "all", "arp_announce"), setting("ipv4", line.device(), "arp_announce"));
        if (!line.v6() && restraint > 1) {
            throw new IOException("neighbours would learn late of a move: set " + settings
                    + ".arp_announce and net.ipv4.conf.all.arp_announce to 0 or 1");
        }
    }

    /** Without a pause for duplicates it tells all neighbours of a new address at once, if it was told to. */
    private boolean kernelAnnounces() {
        return setting("ipv6", line.device(), "accept_dad") == 0 && setting("ipv6", line.device(), "ndisc_notify") == 1;
    }

    private static int setting(String family, String device, String name) {
        try {
            return Integer.parseInt(Files.readString(Path.of("/proc/sys/net", family, "conf", device, name))
                    .strip());
        } catch (IOException | NumberFormatException unknown) {
            return 0;
        }
    }

    /** Tells the neighbours that the address is here now. The kernel does it for IPv6. */
    void announce() throws SocketException {
        if (!line.v6()) {
            Neighbours.tell(line.device(), line.address());
        }
    }

    private String reason(IpShell.Said said) {
        return said.text().contains(FORBIDDEN)
                ? "this process may not change addresses: it needs CAP_NET_ADMIN (systemd: AmbientCapabilities=CAP_NET_ADMIN)"
                : "ip ended with " + said.status() + " on " + line.device() + ": " + said.text();
    }

    @Override
    public void close() throws IOException {
        shell.close();
    }
}
