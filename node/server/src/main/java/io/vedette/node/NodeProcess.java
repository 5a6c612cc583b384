package io.vedette.node;

import io.vedette.node.config.NodeConfig;
import io.vedette.node.heap.Filling;
import io.vedette.node.heap.HeapGoal;
import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.CommandLine;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.Directive;
import io.vedette.resp.config.ReplicationParameters;
import io.vedette.resp.info.RunIdentity;
import io.vedette.resp.process.Program;
import io.vedette.resp.process.ServerProcess;
import io.vedette.resp.process.WorkingFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code vedette node}: a data node as a process. */
public final class NodeProcess implements Program {
    private Optional<Path> configFile = Optional.empty();

    private NodeProcess() {}

    /** Runs a node until it is told to end; returns the exit code. */
    public static int run(PrintWriter err, List<String> arguments) {
        return new ServerProcess(err, new NodeProcess(), RunIdentity.REDIS_VERSION).run(arguments);
    }

    @Override
    public Configuration configure(CommandLine arguments, List<Directive> directives) throws BadConfiguration {
        configFile = arguments.file();
        return NodeConfig.read(directives);
    }

    @Override
    public char logRole(Configuration configuration) {
        return configuration.get(ReplicationParameters.REPLICAOF).isEmpty() ? 'M' : 'S';
    }

    @Override
    public Serving start(Configuration configuration, WorkingFolder folder, Runnable end)
            throws BadConfiguration, IOException, InterruptedException {
        Filling heap = HeapGoal.begin().<Filling>map(goal -> goal).orElse(Filling.UNNOTICED);
        return NodeServer.start(configuration, configFile, folder, heap, end);
    }
}
