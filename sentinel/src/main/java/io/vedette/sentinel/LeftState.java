package io.vedette.sentinel;

import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.ConfigFiles;
import io.vedette.resp.config.Directive;
import io.vedette.sentinel.config.SentinelConfigReader;
import io.vedette.sentinel.state.StateStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an earlier run could not write into its configuration file and left in {@code state-dir}: it is newer, so it wins. */
record LeftState(Optional<Path> file) {
    private static final String SENTINEL = "sentinel";
    private static final String USER = "user";

    static LeftState of(Path configFile, List<Directive> directives, Path folder) throws BadConfiguration {
        String stateDir =
                SentinelConfigReader.read(named(SENTINEL, directives), folder).stateDir();
        return new LeftState(StateStore.leftIn(configFile, folder.resolve(stateDir)));
    }

    /** The directives to start from. Users count as left only where some are: the first write of all knows none yet. */
    List<Directive> over(List<Directive> directives) throws BadConfiguration {
        if (file.isEmpty()) {
            return directives;
        }
        List<Directive> left = ConfigFiles.read(file.get());
        List<Directive> newer = new ArrayList<>(named(SENTINEL, left));
        List<Directive> users = named(USER, left);
        newer.addAll(users);
        directives.stream()
                .filter(line -> !line.name().equals(SENTINEL))
                .filter(line -> users.isEmpty() || !line.name().equals(USER))
                .forEach(newer::add);
        return newer;
    }

    private static List<Directive> named(String name, List<Directive> directives) {
        return directives.stream().filter(line -> line.name().equals(name)).toList();
    }
}
