package io.vedette.deploy.panel;

import io.vedette.deploy.local.Member;
import io.vedette.deploy.watch.GroupEvent;
import io.vedette.deploy.watch.Report;
import io.vedette.deploy.watch.Sight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/**
 * What the panel shows, as lines of text that fit the given size. When rows are scarce events go first, then members
 * are cut off at the end: the line that says who is master always shows.
 */
final class Picture {
    static final String KEYS = " q quit and stop all   K kill -9 the master   r restart what has ended ";

    private final Paint paint;
    private final ToLongFunction<Member> pids;

    Picture(Paint paint, ToLongFunction<Member> pids) {
        this.paint = paint;
        this.pids = pids;
    }

    List<String> lines(Sight sight, List<GroupEvent> events, Duration age, Terminal.Size size) {
        int width = size.columns();
        List<String> lines = new ArrayList<>();
        String page = sight.layout().page().map(url -> "   " + url).orElse("");
        lines.add(paint.bar(fit(" vedette   " + headline(sight) + "   up " + clock(age) + page, width)));
        lines.add("");
        lines.add(paint.head(cut("  NODE          ROLE     LINK     OFFSET        BEHIND       PID", width)));
        sight.layout().nodes().forEach(node -> lines.add(node(sight, node, width)));
        lines.add("");
        lines.add(paint.head(cut("  SENTINEL        SAYS THE MASTER IS      STATE          SEES         PID", width)));
        sight.layout().sentinels().forEach(sentinel -> lines.add(sentinel(sight, sentinel, width)));
        lines.add("");
        lines.add(paint.head(cut("  EVENTS", width)));
        int room = Math.max(0, size.rows() - lines.size() - 1);
        events.subList(Math.max(0, events.size() - room), events.size())
                .forEach(event -> lines.add(cut("  " + printable(event.line()), width)));
        while (lines.size() < size.rows() - 1) {
            lines.add("");
        }
        List<String> shown = new ArrayList<>(lines.subList(0, Math.max(0, size.rows() - 1)));
        shown.add(paint.bar(fit(KEYS, width)));
        return shown;
    }

    private static String headline(Sight sight) {
        return sight.masterNode()
                .map(node -> "master " + sight.agreedMaster().orElseThrow())
                .orElseGet(() -> "no agreed master: " + sight.missing().orElse(""));
    }

    private String node(Sight sight, Member node, int width) {
        Report report = sight.of(node);
        if (!(report instanceof Report.OfNode info)) {
            return away(node, report, width);
        }
        String text = String.format(
                "  %-13s %-8s %-8s %-13s %-12s %d",
                node.name(),
                info.isMaster() ? "master" : "replica",
                info.link().orElse("-"),
                shown(info.offset()),
                shown(behind(sight, info)),
                pids.applyAsLong(node));
        boolean linked = info.isMaster() || info.link().equals(Optional.of("up"));
        return linked ? paint.good(cut(text, width)) : cut(text, width);
    }

    private static OptionalLong behind(Sight sight, Report.OfNode replica) {
        Optional<Report.OfNode> master = sight.masterNode()
                .map(sight::of)
                .filter(Report.OfNode.class::isInstance)
                .map(Report.OfNode.class::cast);
        if (replica.isMaster()
                || master.isEmpty()
                || replica.offset().isEmpty()
                || master.get().offset().isEmpty()) {
            return OptionalLong.empty();
        }
        // Asked at different moments: a replica may seem to be ahead.
        return OptionalLong.of(
                Math.max(0, master.get().offset().getAsLong() - replica.offset().getAsLong()));
    }

    private String sentinel(Sight sight, Member sentinel, int width) {
        Report report = sight.of(sentinel);
        if (!(report instanceof Report.OfSentinel view)) {
            return away(sentinel, report, width);
        }
        String text = String.format(
                "  %-15s %-23s %-14s %-12s %d",
                sentinel.name(),
                view.master().orElse("nobody"),
                view.state(),
                view.replicas() + "r " + view.peers() + "s",
                pids.applyAsLong(sentinel));
        return view.isContent() ? paint.good(cut(text, width)) : paint.bad(cut(text, width));
    }

    private String away(Member member, Report report, int width) {
        String why = report instanceof Report.Silent silent ? silent.reason() : "gives an odd answer";
        return paint.bad(cut(String.format("  %-15s away: %s", member.name(), printable(why)), width));
    }

    private static String shown(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : "-";
    }

    private static String clock(Duration age) {
        return String.format("%d:%02d:%02d", age.toHours(), age.toMinutesPart(), age.toSecondsPart());
    }

    /** What a member sends must not steer the terminal. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width);
    }

    private static String fit(String text, int width) {
        return cut(text + " ".repeat(Math.max(0, width - text.length())), width);
    }
}
