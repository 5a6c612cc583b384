package io.vedette.resp.info;

import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The INFO command over a list of sections in their fixed order. Without an argument and for {@code default} it shows
 * those that are shown by default, for {@code all} and {@code everything} it shows them all; sections it does not have are ignored, as Redis ignores them.
 */
public final class InfoReport implements CommandHandler {
    private static final Set<String> ALL = Set.of("all", "everything");

    private final List<InfoSection> sections;

    public InfoReport(List<InfoSection> sections) {
        this.sections = List.copyOf(sections);
    }

    @Override
    public void handle(Connection connection, Request request, ReplyWriter reply) {
        Set<String> asked = new TreeSet<>();
        for (int i = 1; i < request.argc(); i++) {
            asked.add(request.text(i).toLowerCase(Locale.ROOT));
        }
        reply.verbatim("txt", text(asked));
    }

    /** The sections of these names; an empty set stands for those shown by default. */
    String text(Set<String> asked) {
        boolean all = asked.stream().anyMatch(ALL::contains);
        boolean usual = asked.isEmpty() || asked.contains("default");
        StringBuilder text = new StringBuilder();
        for (InfoSection section : sections) {
            if (all || (usual && section.byDefault()) || asked.contains(section.name())) {
                text.append(text.isEmpty() ? "# " : "\r\n# ")
                        .append(section.title())
                        .append("\r\n");
                section.write(new InfoFields(text));
            }
        }
        return text.toString();
    }
}
