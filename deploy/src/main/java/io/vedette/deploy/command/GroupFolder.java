package io.vedette.deploy.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says which group is meant. */
final class GroupFolder {
    @Option(
            names = "--dir",
            paramLabel = "FOLDER",
            defaultValue = "vedette-data",
            description = "Folder of the group: configuration, data and logs (default: ./${DEFAULT-VALUE}).")
    private Path folder = Path.of("vedette-data");

    Path path() {
        return folder.toAbsolutePath().normalize();
    }
}
