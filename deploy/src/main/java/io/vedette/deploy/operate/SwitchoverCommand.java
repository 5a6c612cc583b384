package io.vedette.deploy.operate;

import io.vedette.deploy.ask.Sentinel;
import io.vedette.deploy.ask.Sentinels;
import io.vedette.deploy.local.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Another master without losing a write, now or at a time. */
@Command(
        name = "switchover",
        description = "Hand the master's role to a replica: writes pause until it has all of them, or nothing changes.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  vedette switchover mymaster",
            "  vedette switchover mymaster --to 10.0.0.2:6379",
            "  vedette switchover mymaster --at 2030-01-31T03:00:00+01:00",
            "  vedette switchover mymaster --in 2h",
            "  vedette switchover mymaster --cancel"
        })
public final class SwitchoverCommand extends MoveCommand {
    @ArgGroup
    private @Nullable Time time;

    /** When, if not now. */
    static final class Time {
        @Option(
                names = "--at",
                paramLabel = "INSTANT",
                description = "Let the sentinel do it then: an ISO date and time with its offset.")
        private @Nullable String at;

        @Option(names = "--in", paramLabel = "TIME", description = "Let the sentinel do it after that: 30s, 10m, 2h.")
        private @Nullable String in;

        @Option(names = "--cancel", description = "Cancel what was planned so at this sentinel.")
        private boolean cancel;
    }

    @Override
    boolean coordinated() {
        return true;
    }

    @Override
    List<String> later() throws Refusal {
        Time given = time;
        if (given == null) {
            return List.of();
        }
        String at = given.at;
        if (at != null) {
            return List.of("AT", at);
        }
        String in = given.in;
        return in == null ? List.of() : List.of("IN", Long.toString(Math.max(1, Spans.ms(in) / 1_000)));
    }

    @Override
    int run(Sentinels sentinels, Screen screen) throws Refusal, InterruptedException {
        if (time == null || !time.cancel) {
            return super.run(sentinels, screen);
        }
        try (Sentinel sentinel = sentinels.first()) {
            sentinel.requireVedette("plan switchovers", "nothing is planned there");
            sentinel.about(group(), "FAILOVER", "CANCEL");
            if (screen.isJson()) {
                screen.document(Map.of("group", group(), "cancelled", true));
            } else {
                screen.line("cancelled");
            }
        }
        return 0;
    }
}
