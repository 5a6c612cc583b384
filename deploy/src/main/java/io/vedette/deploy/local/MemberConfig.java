package io.vedette.deploy.local;

import io.vedette.resp.config.ConfigQuoting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a member's configuration file the first time; afterwards the file belongs to the member. */
final class MemberConfig {
    private static final String LOOPBACK = "127.0.0.1";

    private final Layout layout;

    MemberConfig(Layout layout) {
        this.layout = layout;
    }

    void write(Member member) throws IOException {
        Path file = member.config();
        if (Files.exists(file)) {
            return;
        }
        Files.createDirectories(member.folder());
        List<String> lines = new ArrayList<>();
        lines.add("# Written by vedette up. Yours to edit: it is not written again.");
        lines.add(line("port", member.port()));
        lines.add(line("bind", LOOPBACK));
        lines.add(line("dir", member.folder()));
        lines.addAll(member.isNode() ? nodeLines(member) : sentinelLines(member));
        WholeFile.write(file, lines);
    }

    private List<String> nodeLines(Member member) {
        Member master = layout.firstMaster();
        List<String> lines = new ArrayList<>(List.of(line("repl-diskless-sync-delay", 0)));
        if (!member.equals(master)) {
            lines.add(line("replicaof", LOOPBACK, master.port()));
        }
        return lines;
    }

    private List<String> sentinelLines(Member member) {
        List<String> lines = new ArrayList<>(List.of(
                line(
                        "sentinel",
                        "monitor",
                        Layout.GROUP,
                        LOOPBACK,
                        layout.firstMaster().port(),
                        layout.quorum()),
                line("sentinel", "down-after-milliseconds", Layout.GROUP, 1000),
                line("sentinel", "failover-timeout", Layout.GROUP, 10_000),
                line("sentinel", "parallel-syncs", Layout.GROUP, 1)));
        member.page().ifPresent(page -> lines.add(line("sentinel", "http-port", page)));
        return lines;
    }

    /** Quoted where need be: the folder may hold blanks. */
    private static String line(Object... words) {
        List<String> texts = new ArrayList<>();
        for (Object word : words) {
            texts.add(word.toString());
        }
        return ConfigQuoting.line(texts);
    }
}
