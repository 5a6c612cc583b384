package io.vedette.sentinel.config;

import io.netty.util.NetUtil;
import io.vedette.quorum.GroupName;
import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.Directive;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Reads the {@code sentinel} lines as redis-sentinel does: by class, not by position. First what concerns the sentinel
 * as a whole, then every {@code monitor}, then the rest, so that a group's lines may stand before its {@code monitor}.
 */
public final class SentinelConfigReader {
    private final GlobalLines globals;
    private final Map<String, GroupLines> groups = new LinkedHashMap<>();
    private final Path folder;

    private SentinelConfigReader(Path folder) {
        this.folder = folder;
        this.globals = new GlobalLines(folder);
    }

    /** The lines of a file; relative script paths start at {@code folder}. */
    public static SentinelConfig read(List<Directive> directives, Path folder) throws BadConfiguration {
        // The bare word is what --sentinel leaves behind on a command line.
        List<SentinelLine> lines = directives.stream()
                .filter(directive -> !directive.arguments().isEmpty())
                .map(SentinelLine::new)
                .toList();
        SentinelConfigReader reader = new SentinelConfigReader(folder);
        for (SentinelLine line : only(lines, GlobalLines::takes)) {
            reader.globals.read(line);
        }
        for (SentinelLine line : only(lines, "monitor"::equals)) {
            reader.monitor(line);
        }
        for (SentinelLine line : only(lines, keyword -> !keyword.equals("monitor") && !GlobalLines.takes(keyword))) {
            reader.group(line);
        }
        reader.groups.values().forEach(group -> reader.globals.raise(group.configEpoch()));
        return reader.globals.with(
                reader.groups.values().stream().map(GroupLines::config).toList());
    }

    private static List<SentinelLine> only(List<SentinelLine> lines, Predicate<String> keywords) {
        return lines.stream().filter(line -> keywords.test(line.keyword())).toList();
    }

    private void monitor(SentinelLine line) throws BadConfiguration {
        if (line.arguments().size() != 4) {
            throw line.unrecognized();
        }
        long quorum = line.number(3, "Quorum must be 1 or greater.");
        if (quorum < 1 || quorum > Integer.MAX_VALUE) {
            throw line.refuse("Quorum must be 1 or greater.", "write how many sentinels must agree");
        }
        GroupName name = name(line);
        String host = line.argument(1);
        if (host.isEmpty()
                || !(globals.resolvesHostnames()
                        || NetUtil.isValidIpV4Address(host)
                        || NetUtil.isValidIpV6Address(host))) {
            throw line.refuse(
                    "Can't resolve instance hostname.", "write an IP address, or set 'sentinel resolve-hostnames yes'");
        }
        groups.put(name.text(), new GroupLines(name, line.address(1), (int) quorum, folder));
    }

    private GroupName name(SentinelLine line) throws BadConfiguration {
        String name = line.argument(0);
        if (groups.containsKey(name)) {
            throw line.refuse("Duplicate master name.", "give each group its own name");
        }
        try {
            return new GroupName(name);
        } catch (IllegalArgumentException unfit) {
            throw line.refuse("Invalid master name.", String.valueOf(unfit.getMessage()));
        }
    }

    private void group(SentinelLine line) throws BadConfiguration {
        if (line.arguments().isEmpty()) {
            throw line.unrecognized();
        }
        GroupLines group = groups.get(line.argument(0));
        if (group == null) {
            throw line.arguments().size() == 1
                    ? line.unrecognized()
                    : line.refuse(
                            "No such master with specified name.",
                            "write a line 'sentinel monitor " + line.argument(0) + " <ip> <port> <quorum>'");
        }
        group.read(line);
    }
}
