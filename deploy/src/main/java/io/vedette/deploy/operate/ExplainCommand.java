package io.vedette.deploy.operate;

import io.vedette.deploy.ask.Plain;
import io.vedette.deploy.ask.Sentinel;
import io.vedette.deploy.ask.Sentinels;
import io.vedette.deploy.local.Refusal;
import io.vedette.resp.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Why it would fail over now, or would not. */
@Command(
        name = "explain",
        description = "Say what a sentinel would do about a group now, and why.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A redis-sentinel cannot explain; of it the state of the master and whether a quorum is there are shown.",
            "",
            "Examples:",
            "  vedette explain mymaster",
            "  vedette explain mymaster --sentinel 10.0.0.1:26379 --json"
        })
public final class ExplainCommand extends AskingCommand {
    private static final List<String> LISTS = List.of("evidence", "vetoes", "missing");

    @Parameters(paramLabel = "GROUP", description = "Name of the group.")
    private String group = "";

    @Override
    int run(Sentinels sentinels, Screen screen) throws Refusal {
        try (Sentinel sentinel = sentinels.first()) {
            if (sentinel.isVedette()) {
                explain(Plain.values(sentinel.about(group, "EXPLAIN")), sentinel, screen);
            } else {
                asFarAsKnown(sentinel, screen);
            }
        }
        return 0;
    }

    private static void explain(Map<String, Reply> answer, Sentinel sentinel, Screen screen) {
        List<Map<String, String>> ranking =
                answer.containsKey("ranking") ? Plain.maps(answer.get("ranking")) : List.of();
        if (screen.isJson()) {
            Map<String, Object> document = new LinkedHashMap<>();
            answer.forEach((name, value) -> document.put(
                    name,
                    name.equals("ranking")
                            ? ranking
                            : LISTS.contains(name) ? Plain.texts(Optional.of(value)) : Plain.text(value)));
            document.put("asked", sentinel.address().name());
            screen.document(document);
            return;
        }
        screen.head(text(answer, "verdict"));
        screen.line("  master         " + text(answer, "master"));
        screen.line("  state          " + text(answer, "state"));
        screen.line("  expected loss  " + loss(text(answer, "expected-loss-bytes")));
        if (answer.containsKey("planned-switchover")) {
            screen.line("  planned        switchover " + text(answer, "planned-switchover"));
        }
        for (String name : LISTS) {
            Plain.texts(Optional.ofNullable(answer.get(name))).forEach(one -> screen.line("  " + pad(name) + one));
        }
        if (!ranking.isEmpty()) {
            screen.line("");
            screen.table(ranked(ranking));
        }
        screen.line("");
        screen.line("asked " + sentinel.address());
    }

    private static String loss(String bytes) {
        return bytes.equals("unknown") ? bytes : bytes + " bytes";
    }

    private static String pad(String name) {
        return name + " ".repeat(15 - name.length());
    }

    private static List<List<String>> ranked(List<Map<String, String>> ranking) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("REPLICA", "ELIGIBLE", "PRIORITY", "OFFSET", "AGE MS", "WHY"));
        ranking.forEach(one -> rows.add(List.of(
                one.getOrDefault("replica", ""),
                one.getOrDefault("eligible", ""),
                one.getOrDefault("priority", ""),
                one.getOrDefault("offset", ""),
                one.getOrDefault("offset-age", ""),
                one.getOrDefault("reason", ""))));
        return rows;
    }

    private static String text(Map<String, Reply> answer, String name) {
        Reply value = answer.get(name);
        return value == null ? "" : Plain.text(value);
    }

    private void asFarAsKnown(Sentinel sentinel, Screen screen) throws Refusal {
        Map<String, String> view = sentinel.view(group);
        Reply check = sentinel.tryAsk("CKQUORUM", group);
        String quorum = check instanceof Reply.ErrorReply error ? error.text() : Plain.text(check);
        screen.note(sentinel.address() + " is a redis-sentinel and cannot say why; this is all it knows");
        if (screen.isJson()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("name", group);
            document.put("master", view.get("ip") + ":" + view.get("port"));
            document.put("flags", view.getOrDefault("flags", ""));
            document.put("quorum", quorum);
            document.put("asked", sentinel.address().name());
            screen.document(document);
            return;
        }
        screen.line("  master  " + view.get("ip") + ":" + view.get("port"));
        screen.line("  flags   " + view.getOrDefault("flags", ""));
        screen.line("  quorum  " + quorum);
    }
}
