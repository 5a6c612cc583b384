package io.vedette.quorum.desk;

import io.vedette.quorum.HostPort;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Host names and the IPs they stand for. An instance that is configured by name and reported by IP is one instance; the text it was
 * known by first stays its key, so that toggling announce-hostnames never discovers a replica a second time.
 */
public final class Names {
    /** One name per known host is plenty; what comes beyond is not aliased. */
    static final int MAX_NAMES = 65_536;

    private final Map<String, String> hostByIp = new TreeMap<>();
    private final Map<String, String> ipByHost = new TreeMap<>();

    public void resolved(String host, String ip) {
        String name = host.toLowerCase(Locale.ROOT);
        boolean isNew = !ipByHost.containsKey(name);
        if (name.equals(ip) || (isNew && ipByHost.size() >= MAX_NAMES)) {
            return;
        }
        String before = ipByHost.put(name, ip);
        if (before != null && !before.equals(ip)) {
            hostByIp.remove(before, host);
        }
        hostByIp.putIfAbsent(ip, host);
    }

    /** The text this address is known by. */
    public HostPort canonical(HostPort address) {
        String host = hostByIp.get(address.host());
        return host == null ? address : new HostPort(host, address.port());
    }

    /** The text this address is shown and sent as. */
    public HostPort announced(HostPort address, boolean asHostname) {
        if (asHostname) {
            return address;
        }
        String ip = ipByHost.get(address.host().toLowerCase(Locale.ROOT));
        return ip == null ? address : new HostPort(ip, address.port());
    }
}
