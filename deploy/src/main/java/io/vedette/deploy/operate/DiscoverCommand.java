package io.vedette.deploy.operate;

import io.vedette.deploy.ask.Places;
import io.vedette.deploy.ask.Sentinel;
import io.vedette.deploy.ask.Sentinels;
import io.vedette.deploy.local.Refusal;
import io.vedette.quorum.HostPort;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where clients belong. */
@Command(
        name = "discover",
        description = "Say where the master of a group is; with --all its replicas and sentinels too.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  vedette discover mymaster",
            "  redis-cli -u redis://$(vedette discover mymaster --sentinel 10.0.0.1:26379)",
            "  vedette discover mymaster --json"
        })
public final class DiscoverCommand extends AskingCommand {
    @Parameters(paramLabel = "GROUP", description = "Name of the group.")
    private String group = "";

    @Option(names = "--all", description = "Replicas and sentinels too.")
    private boolean all;

    @Override
    int run(Sentinels sentinels, Screen screen) throws Refusal {
        try (Sentinel sentinel = sentinels.first()) {
            // First, because it names the groups there are when this is none of them.
            sentinel.view(group);
            HostPort master = sentinel.master(group)
                    .orElseThrow(() -> new Refusal(sentinel.address() + " knows no master of '" + group + "'"));
            if (screen.isJson()) {
                Map<String, Object> answer = new LinkedHashMap<>();
                answer.put("group", group);
                answer.put("master", address(master));
                answer.put("replicas", members(sentinel.replicas(group)));
                answer.put("sentinels", members(sentinel.peers(group)));
                answer.put("asked", sentinel.address().name());
                screen.document(answer);
                return 0;
            }
            if (!all) {
                screen.line(master.name());
                return 0;
            }
            screen.line("master    " + master.name());
            show(screen, "replica  ", sentinel.replicas(group));
            screen.line("sentinel  " + sentinel.address().name());
            show(screen, "sentinel ", sentinel.peers(group));
        }
        return 0;
    }

    private static void show(Screen screen, String what, List<Map<String, String>> members) {
        for (Map<String, String> member : members) {
            String flags = member.getOrDefault("flags", "");
            Places.of(member)
                    .ifPresent(address ->
                            screen.line(what + " " + address.name() + (flags.contains("down") ? "  " + flags : "")));
        }
    }

    private static Map<String, Object> address(HostPort address) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("host", address.host());
        fields.put("port", address.port());
        return fields;
    }

    private static List<Map<String, Object>> members(List<Map<String, String>> members) {
        return members.stream()
                .flatMap(member -> Places.of(member).stream().map(at -> {
                    Map<String, Object> fields = address(at);
                    fields.put("flags", member.getOrDefault("flags", ""));
                    return fields;
                }))
                .toList();
    }
}
