package io.vedette.deploy.operate;

import io.vedette.deploy.ask.Access;
import io.vedette.deploy.ask.Sentinel;
import io.vedette.deploy.ask.Sentinels;
import io.vedette.deploy.doctor.Doctor;
import io.vedette.deploy.doctor.Examination;
import io.vedette.deploy.doctor.Facts;
import io.vedette.deploy.doctor.Finding;
import io.vedette.deploy.local.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is wrong, and what to do. */
@Command(
        name = "doctor",
        description = "Look for every known mistake in how a group and its sentinels are set up. Changes nothing.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing worse than notes",
            "1:the doctor could not be asked so",
            "2:warnings, or something serious",
            "3:no sentinel answers"
        },
        footer = {
            "",
            "Without a group all that the first sentinel watches are looked at. Sentinels and nodes are asked from here:",
            "what cannot be reached from this machine is reported so.",
            "",
            "Examples:",
            "  vedette doctor",
            "  vedette doctor mymaster --sentinel 10.0.0.1:26379 --node-password-file /etc/vedette/node.pass --json"
        })
public final class DoctorCommand extends AskingCommand {
    private static final int UNWELL = 2;

    @Parameters(arity = "0..1", paramLabel = "GROUP", description = "Name of the group (default: all).")
    private @Nullable String group;

    @Option(names = "--node-user", paramLabel = "NAME", description = "User to log in as at the data nodes.")
    private @Nullable String nodeUser;

    @Option(
            names = "--node-password-file",
            paramLabel = "FILE",
            description = "File whose first line is the password at the data nodes.")
    private @Nullable Path nodePasswordFile;

    @Override
    int run(Sentinels sentinels, Screen screen) throws Refusal {
        Access nodes = sentinels
                .access()
                .with(Optional.ofNullable(nodeUser), Asking.password("--node-password-file", nodePasswordFile));
        Map<String, Object> document = new LinkedHashMap<>();
        boolean unwell = false;
        for (String name : groups(sentinels)) {
            Facts facts = new Examination(name, nodes).of(sentinels);
            List<Finding> found = Doctor.findings(facts);
            unwell |= found.stream().anyMatch(finding -> finding.weight() != Finding.Weight.NOTE);
            if (screen.isJson()) {
                document.put(name, found.stream().map(DoctorCommand::document).toList());
            } else {
                show(facts, found, screen);
            }
        }
        if (screen.isJson()) {
            screen.document(document);
        }
        return unwell ? UNWELL : 0;
    }

    private List<String> groups(Sentinels sentinels) throws Refusal {
        try (Sentinel sentinel = sentinels.first()) {
            String one = group;
            if (one != null) {
                sentinel.view(one);
                return List.of(one);
            }
            List<String> all = new ArrayList<>(sentinel.groups());
            if (all.isEmpty()) {
                throw new Refusal(sentinel.address() + " watches no group; 'vedette monitor' begins");
            }
            return all;
        }
    }

    private static Map<String, Object> document(Finding finding) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("weight", word(finding));
        fields.put("kind", finding.kind());
        fields.put("where", finding.where());
        fields.put("text", finding.text());
        fields.put("remedy", finding.remedy());
        return fields;
    }

    private static String word(Finding finding) {
        return finding.weight().name().toLowerCase(Locale.ROOT);
    }

    private static void show(Facts facts, List<Finding> found, Screen screen) {
        screen.head(facts.group() + ": " + facts.sentinels().size() + " sentinels and "
                + facts.nodes().stream()
                        .filter(node -> node.refusal().isEmpty())
                        .count() + " nodes looked at");
        if (found.isEmpty()) {
            screen.good("  nothing found");
        }
        for (Finding finding : found) {
            String line = "  " + word(finding) + "  " + finding.where() + ": " + finding.text();
            switch (finding.weight()) {
                case SERIOUS -> screen.bad(line);
                case WARNING -> screen.head(line);
                case NOTE -> screen.line(line);
            }
            screen.line("      " + finding.remedy());
        }
    }
}
