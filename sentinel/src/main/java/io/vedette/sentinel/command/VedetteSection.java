package io.vedette.sentinel.command;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.view.GroupView;
import io.vedette.resp.info.InfoFields;
import io.vedette.resp.info.InfoSection;
import io.vedette.sentinel.advice.Warning;
import io.vedette.sentinel.link.Trouble;
import io.vedette.sentinel.publish.PublishStatus;
import io.vedette.sentinel.shell.Complaints;
import io.vedette.sentinel.shell.Shell;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What redis-sentinel's INFO has no place for: bad input by kind and by address, and what operators should change. */
public final class VedetteSection implements InfoSection {
    private static final int MAX_ADDRESSES = 32;
    private static final int MAX_WARNINGS = 64;
    private static final int MAX_PUBLISHERS = 64;

    private final Shell shell;
    private final Supplier<Optional<String>> certificateTrouble;

    /** @param certificateTrouble why renewed certificates of the HTTP port are not in service */
    public VedetteSection(Shell shell, Supplier<Optional<String>> certificateTrouble) {
        this.shell = shell;
        this.certificateTrouble = certificateTrouble;
    }

    @Override
    public String name() {
        return "vedette";
    }

    @Override
    public String title() {
        return "Vedette";
    }

    @Override
    public void write(InfoFields fields) {
        badInput(fields);
        warnings(fields);
        publishers(fields);
        certificateTrouble.get().ifPresent(why -> fields.put("http_certificate_error", why));
    }

    private void publishers(InfoFields fields) {
        List<PublishStatus> all = shell.publishers();
        fields.put("publishers", all.size());
        for (int i = 0; i < Math.min(MAX_PUBLISHERS, all.size()); i++) {
            PublishStatus one = all.get(i);
            fields.put(
                    "publisher" + i,
                    "name=" + one.group() + ",kind=" + one.kind() + ",state=" + one.state() + ",epoch="
                            + one.shown().map(Epoch::toString).orElse("none") + ",delay_ms="
                            + (one.delayMs().isPresent() ? one.delayMs().getAsLong() : "unknown") + ",failures="
                            + one.failures() + (one.note().isEmpty() ? "" : ",note=" + one.note()) + ",target="
                            + one.target()
                            + one.error()
                                    .map(why ->
                                            ",error=" + why.lines().findFirst().orElse(""))
                                    .orElse(""));
        }
    }

    private void badInput(InfoFields fields) {
        Map<Trouble, Long> totals = shell.complaints().totals();
        fields.put(
                "bad_input", totals.values().stream().mapToLong(Long::longValue).sum());
        totals.forEach((kind, times) -> fields.put("bad_input_" + kind.word(), times));
        List<Complaints.Count> newest = shell.complaints().newest(MAX_ADDRESSES);
        for (int i = 0; i < newest.size(); i++) {
            Complaints.Count count = newest.get(i);
            fields.put(
                    "bad_input_from" + i,
                    "address=" + count.address() + ",kind=" + count.kind().word() + ",times=" + count.times());
        }
    }

    private void warnings(InfoFields fields) {
        int count = 0;
        for (GroupView group : shell.core().groups().stream()
                .flatMap(name -> shell.core().view(name, shell.nowMs()).stream())
                .toList()) {
            for (Warning warning : shell.advice().about(group)) {
                if (count < MAX_WARNINGS) {
                    fields.put(
                            "warning" + count,
                            "name=" + group.name() + ",kind=" + warning.kind() + ",text=" + warning.text());
                }
                count++;
            }
        }
        fields.put("warnings", count);
    }
}
