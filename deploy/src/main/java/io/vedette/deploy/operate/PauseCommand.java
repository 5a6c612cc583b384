package io.vedette.deploy.operate;

import io.vedette.deploy.ask.Sentinel;
import io.vedette.deploy.ask.Sentinels;
import io.vedette.deploy.local.Refusal;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Nothing fails over by itself for a time. */
@Command(
        name = "pause",
        description =
                "Forbid automatic failovers of a group for a time, for maintenance. Sentinels of ours tell each other.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  vedette pause mymaster 10m --reason \"new kernel\"", "  vedette resume mymaster"})
public final class PauseCommand extends AskingCommand {
    @Parameters(index = "0", paramLabel = "GROUP", description = "Name of the group.")
    private String group = "";

    @Parameters(index = "1", paramLabel = "TIME", description = "How long: 30s, 10m, 2h.")
    private String time = "";

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why, for the others.")
    private String reason = "";

    @Override
    int run(Sentinels sentinels, Screen screen) throws Refusal {
        long ms = Spans.ms(time);
        try (Sentinel sentinel = sentinels.first()) {
            sentinel.requireVedette(
                    "be paused", "raise its down-after-milliseconds with 'vedette set' until the work is done");
            sentinel.about(group, "PAUSE", Long.toString(ms), reason);
            if (screen.isJson()) {
                screen.document(Map.of("group", group, "paused-ms", ms));
            } else {
                screen.line("paused: nothing fails " + group + " over by itself for " + time + "; 'vedette resume "
                        + group + "' ends that");
            }
        }
        return 0;
    }
}
