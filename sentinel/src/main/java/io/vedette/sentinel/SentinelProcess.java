package io.vedette.sentinel;

import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.CommandLine;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.Directive;
import io.vedette.resp.config.NetworkParameters;
import io.vedette.resp.config.ParameterTable;
import io.vedette.resp.config.ProcessParameters;
import io.vedette.resp.config.SecurityParameters;
import io.vedette.resp.info.RunIdentity;
import io.vedette.resp.process.Program;
import io.vedette.resp.process.ServerProcess;
import io.vedette.resp.process.WorkingFolder;
import io.vedette.sentinel.config.SentinelConfig;
import io.vedette.sentinel.config.SentinelConfigReader;
import io.vedette.sentinel.publish.PublisherKinds;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code vedette sentinel}: a sentinel as a process. */
public final class SentinelProcess implements Program {
    private Path file = Path.of("");
    private List<Directive> overrides = List.of();

    private SentinelProcess() {}

    /** Runs a sentinel until it is told to end; returns the exit code. */
    public static int run(PrintWriter err, List<String> arguments) {
        return new ServerProcess(err, new SentinelProcess(), RunIdentity.REDIS_VERSION).run(arguments);
    }

    @Override
    public Configuration configure(CommandLine arguments, List<Directive> directives) throws BadConfiguration {
        file = arguments
                .file()
                .orElseThrow(() -> BadConfiguration.of(
                        "vedette sentinel",
                        "Sentinel needs config file on disk to save state",
                        "name one: vedette sentinel <file>"));
        overrides = directives.stream().filter(line -> !line.origin().inFile()).toList();
        Path folder = Path.of(of(directives).get(ProcessParameters.DIR))
                .toAbsolutePath()
                .normalize();
        Configuration configuration = of(LeftState.of(file, directives, folder).over(directives));
        SentinelConfig config = SentinelConfigReader.read(configuration.statements("sentinel"), folder);
        PublisherKinds.of(config);
        requirePlaceForState(config, Path.of(configuration.get(ProcessParameters.DIR)));
        return configuration;
    }

    private static Configuration of(List<Directive> directives) throws BadConfiguration {
        return Configuration.of(
                ParameterTable.redis(),
                directives,
                new Configuration.Default(NetworkParameters.PORT, "26379"),
                new Configuration.Default(SecurityParameters.PROTECTED_MODE, "no"));
    }

    private void requirePlaceForState(SentinelConfig config, Path folder) throws BadConfiguration {
        Path stateDir = config.stateDir().isEmpty() ? folder : folder.resolve(config.stateDir());
        if (!Files.isWritable(file) && !Files.isWritable(stateDir)) {
            throw BadConfiguration.of(
                    file.toString(),
                    "Sentinel config file is not writable",
                    "let this user write it and its folder, or name a folder that can be written: sentinel state-dir"
                            + " <folder>");
        }
    }

    @Override
    public char logRole(Configuration configuration) {
        return 'X';
    }

    @Override
    public Serving start(Configuration configuration, WorkingFolder folder, Runnable end)
            throws BadConfiguration, IOException, InterruptedException {
        return SentinelServer.start(configuration, file, overrides, folder, end)::stop;
    }
}
