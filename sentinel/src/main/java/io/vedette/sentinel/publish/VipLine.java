package io.vedette.sentinel.publish;

import io.netty.util.NetUtil;
import io.vedette.resp.config.BadConfiguration;
import io.vedette.sentinel.config.PublishLine;
import java.net.Inet6Address;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code publish <group> vip <address>[/<prefix>] dev <device>}.
 *
 * @param address as the system writes it
 * @param prefix bits that are the network's
 */
record VipLine(String address, boolean v6, int prefix, String device) {
    private static final Pattern TARGET = Pattern.compile("([0-9A-Fa-f:.]+)(?:/(\\d{1,3}))?");
    /** What Linux allows that cannot be taken for an option or for a path. */
    private static final Pattern DEVICE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.:@-]{0,14}");

    private static final int V4_BITS = 32;
    private static final int V6_BITS = 128;

    static PublisherPlan read(PublishLine line) throws BadConfiguration {
        line.allow(Set.of("dev"));
        VipLine read = target(line);
        return new PublisherPlan(
                line, (vertx, lenders) -> new VirtualIp(vertx, line.group(), read, new HostAddress(read), lenders));
    }

    static VipLine target(PublishLine line) throws BadConfiguration {
        String device = line.required("dev");
        if (!DEVICE.matcher(device).matches()) {
            throw line.refuse("'" + device + "' is no name of a device.", "'ip link' shows the names of this machine");
        }
        Matcher parts = TARGET.matcher(line.target());
        boolean plain = parts.matches();
        boolean v4 = plain && NetUtil.isValidIpV4Address(parts.group(1));
        boolean v6 = plain && !v4 && NetUtil.isValidIpV6Address(parts.group(1));
        if (!v4 && !v6) {
            throw line.refuse(
                    "'" + line.target() + "' is no address.", "write <address> or <address>/<prefix>, IPv4 or IPv6");
        }
        int bits = v4 ? V4_BITS : V6_BITS;
        int prefix = parts.group(2) == null ? bits : Integer.parseInt(parts.group(2));
        if (prefix < 1 || prefix > bits) {
            throw line.refuse("'/" + prefix + "' does not fit.", "write a prefix from 1 to " + bits);
        }
        String address = v4 ? parts.group(1) : NetUtil.toAddressString(v6(parts.group(1)));
        return new VipLine(address, v6, prefix, device);
    }

    private static Inet6Address v6(String text) {
        Inet6Address address = NetUtil.getByName(text, false);
        if (address == null) {
            throw new IllegalStateException(text + " was an address before");
        }
        return address;
    }

    /** No network comes with it. */
    boolean isAlone() {
        return prefix == (v6 ? V6_BITS : V4_BITS);
    }

    String withPrefix() {
        return address + "/" + prefix;
    }
}
