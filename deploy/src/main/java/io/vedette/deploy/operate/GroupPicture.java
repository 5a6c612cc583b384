package io.vedette.deploy.operate;

import io.vedette.deploy.ask.Plain;
import io.vedette.deploy.ask.Sentinel;
import io.vedette.deploy.local.Refusal;
import io.vedette.deploy.panel.Paint;
import io.vedette.resp.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One group as one sentinel sees it now, as lines that fit a screen. */
record GroupPicture(
        String group,
        String asked,
        Map<String, String> master,
        List<Map<String, String>> replicas,
        List<Map<String, String>> peers,
        String verdict) {
    static GroupPicture of(Sentinel sentinel, String group) throws Refusal {
        return new GroupPicture(
                group,
                sentinel.address().name() + ", a " + sentinel.kind(),
                sentinel.view(group),
                sentinel.replicas(group),
                sentinel.peers(group),
                sentinel.isVedette()
                        ? Plain.text(
                                Plain.values(sentinel.about(group, "EXPLAIN")).getOrDefault("verdict", Reply.Nil.NIL))
                        : "a redis-sentinel does not say");
    }

    /** What a change of is worth a line where no picture can be painted. */
    String summary() {
        StringBuilder text = new StringBuilder("master " + name(master) + " " + flags(master));
        replicas.forEach(replica -> text.append("; replica ")
                .append(name(replica))
                .append(' ')
                .append(flags(replica))
                .append(" link ")
                .append(link(replica)));
        long away = peers.stream().filter(peer -> isDown(peer)).count();
        text.append("; ")
                .append(peers.size() + 1 - away)
                .append(" of ")
                .append(peers.size() + 1)
                .append(" sentinels");
        return text.append("; ").append(verdict).toString();
    }

    List<String> lines(List<String> events, Paint paint, int columns, int rows) {
        List<String> lines = new ArrayList<>();
        lines.add(paint.bar(fit(" vedette   " + group + "   master " + name(master) + "   asked " + asked, columns)));
        lines.add("");
        lines.add(paint.head(
                cut("  NODE                    FLAGS                 LINK  OFFSET            PRIORITY", columns)));
        lines.add(coloured(paint, master, node(master, "-", ""), columns));
        replicas.forEach(replica -> lines.add(coloured(
                paint, replica, node(replica, link(replica), replica.getOrDefault("slave-priority", "")), columns)));
        lines.add("");
        lines.add(paint.head(cut("  OTHER SENTINEL          FLAGS                 HEARD", columns)));
        peers.forEach(peer -> lines.add(coloured(
                paint,
                peer,
                String.format(
                        "  %-23s %-21s %s ms ago",
                        name(peer), flags(peer), peer.getOrDefault("last-hello-message", "?")),
                columns)));
        lines.add("");
        lines.add(cut("  WOULD  " + Screen.clean(verdict), columns));
        lines.add("");
        lines.add(paint.head(cut("  EVENTS", columns)));
        int room = Math.max(0, rows - lines.size() - 1);
        events.subList(Math.max(0, events.size() - room), events.size())
                .forEach(event -> lines.add(cut("  " + Screen.clean(event), columns)));
        List<String> shown = new ArrayList<>(lines.subList(0, Math.min(lines.size(), Math.max(0, rows - 1))));
        shown.add(paint.bar(fit(" q quit", columns)));
        return shown;
    }

    private static String node(Map<String, String> node, String link, String priority) {
        return String.format(
                "  %-23s %-21s %-5s %-17s %s",
                name(node), flags(node), link, node.getOrDefault("slave-repl-offset", "-"), priority);
    }

    private static String coloured(Paint paint, Map<String, String> member, String text, int columns) {
        String fitting = cut(Screen.clean(text), columns);
        return isDown(member) || link(member).equals("err") ? paint.bad(fitting) : paint.good(fitting);
    }

    private static boolean isDown(Map<String, String> member) {
        return flags(member).contains("down") || flags(member).contains("disconnected");
    }

    private static String name(Map<String, String> member) {
        return member.getOrDefault("ip", "?") + ":" + member.getOrDefault("port", "?");
    }

    private static String flags(Map<String, String> member) {
        return member.getOrDefault("flags", "?");
    }

    private static String link(Map<String, String> member) {
        return member.getOrDefault("master-link-status", "-");
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width);
    }

    private static String fit(String text, int width) {
        return cut(text + " ".repeat(Math.max(0, width - text.length())), width);
    }
}
