package io.vedette.resp.info;

import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * The INFO command over a list of sections in their fixed order. Without an argument and for {@code default} it shows
 * those that are shown by default, for {@code all} and {@code everything} it shows them all; sections it does not have are ignored, as Redis ignores them.
 */
public final class InfoReport implements CommandHandler {
    private final List<InfoSection> sections;

    public InfoReport(List<InfoSection> sections) {
        this.sections = List.copyOf(sections);
    }

    /**
     * Puts each section together for nobody, before anybody asks: the first INFO of a process costs its loop 4 ms and more, most of them for
     * linking what was never called, the second one a fraction of that.
     *
     * @param turns does something once others had their turn of the loop; there is one section in each
     */
    public void rehearse(Executor turns) {
        rehearse(0, turns);
    }

    private void rehearse(int section, Executor turns) {
        if (section < sections.size()) {
            turns.execute(() -> {
                text(Set.of(sections.get(section).name()));
                rehearse(section + 1, turns);
            });
        }
    }

    @Override
    public void handle(Connection connection, Request request, ReplyWriter reply) {
        Set<String> asked = new HashSet<>();
        for (int i = 1; i < request.argc(); i++) {
            asked.add(request.text(i).toLowerCase(Locale.ROOT));
        }
        reply.verbatim("txt", text(asked));
    }

    /** The sections of these names; an empty set stands for those shown by default. */
    String text(Set<String> asked) {
        boolean all = asked.contains("all") || asked.contains("everything");
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
