package io.vedette.deploy.command;

import io.vedette.deploy.local.GroupOnRecord;
import io.vedette.deploy.local.Layout;
import io.vedette.deploy.local.Member;
import io.vedette.deploy.watch.Report;
import io.vedette.deploy.watch.Sight;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code status --json} prints. Its names are promised in running.md: more may come, none changes. */
final class StatusDocument {
    private StatusDocument() {}

    /** @param sight empty where nothing runs */
    static Map<String, Object> of(GroupOnRecord group, Optional<Sight> sight) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("group", Layout.GROUP);
        document.put("folder", group.layout().folder().toString());
        document.put(
                "state", sight.map(seen -> seen.agreed() ? "ready" : "amiss").orElse("stopped"));
        sight.flatMap(Sight::missing).ifPresent(missing -> document.put("missing", missing));
        sight.flatMap(Sight::agreedMaster).ifPresent(master -> document.put("master", master));
        List<Map<String, Object>> members = group.layout().members().stream()
                .map(member -> member(member, group.process(member), sight.map(seen -> seen.of(member))))
                .toList();
        document.put("members", members);
        return document;
    }

    private static Map<String, Object> member(Member member, Optional<ProcessHandle> process, Optional<Report> report) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", member.name());
        fields.put("kind", member.kind().word());
        fields.put("address", "127.0.0.1:" + member.port());
        process.ifPresent(running -> fields.put("pid", running.pid()));
        fields.put("answers", report.filter(Report::answers).isPresent());
        report.ifPresent(said -> fields.putAll(said.fields()));
        return fields;
    }
}
