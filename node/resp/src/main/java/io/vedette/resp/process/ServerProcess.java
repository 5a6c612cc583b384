package io.vedette.resp.process;

import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.CommandLine;
import io.vedette.resp.config.ConfigFiles;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.Directive;
import io.vedette.resp.config.ProcessParameters;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One server process from its arguments to its exit code. Whatever is wrong at the start is one line on standard error
 * and exit code 1, and nothing stays open.
 */
public final class ServerProcess {
    /** Set to {@code redis} it adds the block Redis prints for a mistake in a file, for tools that look for it. */
    private static final String ERROR_FORM = "VEDETTE_CONFIG_ERRORS";

    private final PrintWriter err;
    private final Program program;
    private final String redisVersion;

    /** A process that says it is compatible with that version of Redis. */
    public ServerProcess(PrintWriter err, Program program, String redisVersion) {
        this.err = err;
        this.program = program;
        this.redisVersion = redisVersion;
    }

    /** Returns when the process was asked to end, or could not begin. */
    public int run(List<String> arguments) {
        try {
            Configuration configuration = read(CommandLine.of(arguments));
            WorkingFolder folder = WorkingFolder.of(configuration);
            ProcessLog.open(configuration, folder, program.logRole(configuration));
            serveOrLog(configuration, folder);
            return 0;
        } catch (BadConfiguration bad) {
            if ("redis".equals(System.getenv(ERROR_FORM))) {
                err.println(bad.redisBlock(redisVersion));
            }
            return refuse(bad);
        } catch (IOException failure) {
            return refuse(failure);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private int refuse(Exception reason) {
        err.println("vedette: " + reason.getMessage());
        return 1;
    }

    private Configuration read(CommandLine arguments) throws BadConfiguration {
        List<Directive> directives = new ArrayList<>();
        if (arguments.file().isPresent()) {
            directives.addAll(ConfigFiles.read(arguments.file().get()));
        }
        if (arguments.standardInput()) {
            directives.addAll(ConfigFiles.read("standard input", System.in));
        }
        directives.addAll(arguments.overrides());
        return program.configure(arguments, directives);
    }

    /** Whoever has a file for the log looks there for why the process is not up; without one both would go to the same terminal. */
    private void serveOrLog(Configuration configuration, WorkingFolder folder)
            throws BadConfiguration, IOException, InterruptedException {
        try {
            serve(configuration, folder);
        } catch (BadConfiguration | IOException refusal) {
            if (!configuration.get(ProcessParameters.LOGFILE).isEmpty()) {
                log().error(refusal.getMessage());
            }
            throw refusal;
        }
    }

    private void serve(Configuration configuration, WorkingFolder folder)
            throws BadConfiguration, IOException, InterruptedException {
        ProcessLife life = new ProcessLife();
        life.begin();
        try {
            Program.Serving serving = program.start(configuration, folder, life::end);
            warnOfForking(configuration);
            PidFile pidFile = PidFile.write(configuration, folder);
            ServiceManager manager = ServiceManager.of(configuration, System.getenv());
            manager.ready();
            life.await();
            manager.stopping();
            life.patiently(serving::secure);
            serving.stop();
            pidFile.remove();
            log().warn("Vedette is now ready to exit, bye bye...");
        } finally {
            life.over();
        }
    }

    private static void warnOfForking(Configuration configuration) {
        if (configuration.get(ProcessParameters.DAEMONIZE)) {
            log().warn("daemonize yes: a JVM cannot fork, so this process stays in the foreground;"
                    + " start it from a service manager (systemd: Type=notify) or with 'setsid vedette ... &'");
        }
    }

    /** Made only when the log is open. */
    private static Logger log() {
        return LoggerFactory.getLogger(ServerProcess.class);
    }
}
