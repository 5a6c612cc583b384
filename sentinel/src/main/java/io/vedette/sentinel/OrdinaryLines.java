package io.vedette.sentinel;

import io.vedette.resp.acl.Acl;
import io.vedette.resp.config.ConfigLexer;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.DiagnosticsParameters;
import io.vedette.resp.config.Directive;
import io.vedette.resp.config.Parameter;
import io.vedette.resp.config.ProcessParameters;
import io.vedette.resp.config.SecurityParameters;
import io.vedette.resp.process.WorkingFolder;
import io.vedette.sentinel.state.ProcessLines;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What redis-sentinel writes back beside its {@code sentinel} lines: two directives always, what the command line said instead of
 * the file, the working folder as it was found, and the users as ACL SETUSER made them.
 */
final class OrdinaryLines {
    private final List<List<String>> settings = new ArrayList<>();
    private final List<List<String>> present = new ArrayList<>();
    private Optional<Acl> users = Optional.empty();

    OrdinaryLines(Configuration configuration, List<Directive> overrides, WorkingFolder folder) {
        setting(configuration, SecurityParameters.PROTECTED_MODE);
        setting(configuration, DiagnosticsParameters.LATENCY_TRACKING_INFO_PERCENTILES);
        Map<String, List<String>> last = new LinkedHashMap<>();
        for (Directive override : overrides) {
            if (configuration.table().parameter(override.name()).isPresent()) {
                last.put(override.name(), override.words());
            }
        }
        last.remove(ProcessParameters.DIR.name());
        settings.addAll(last.values());
        present.add(List.of(ProcessParameters.DIR.name(), folder.path().toString()));
    }

    private void setting(Configuration configuration, Parameter<?> parameter) {
        settings.add(Stream.concat(
                        Stream.of(parameter.name()),
                        ConfigLexer.words(configuration.show(parameter)).orElse(List.of()).stream())
                .toList());
    }

    /** From now on the users are known, and no file of their own keeps them. */
    void users(Acl acl) {
        users = Optional.of(acl);
    }

    ProcessLines now() {
        return new ProcessLines(settings, present, users.map(OrdinaryLines::lines));
    }

    private static List<List<String>> lines(Acl acl) {
        return acl.lines().stream()
                .map(line -> List.of(new String(line, StandardCharsets.UTF_8).split(" ", -1)))
                .toList();
    }
}
