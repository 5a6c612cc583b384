package io.vedette.resp.process;

import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.CommandLine;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.Directive;
import io.vedette.resp.config.ParameterTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A process that sends itself SIGTERM while it opens what it serves on; {@link ServerProcessTest} runs it. */
final class ToldToEndWhileStarting implements Program {
    private ToldToEndWhileStarting() {}

    public static void main(String... arguments) {
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(new ServerProcess(err, new ToldToEndWhileStarting(), "7.2.5").run(List.of(arguments)));
    }

    @Override
    public Configuration configure(CommandLine arguments, List<Directive> directives) throws BadConfiguration {
        return Configuration.of(ParameterTable.redis(), directives);
    }

    @Override
    public char logRole(Configuration configuration) {
        return 'M';
    }

    @Override
    public Serving start(Configuration configuration, WorkingFolder folder, Runnable end)
            throws IOException, InterruptedException {
        System.out.println("opened");
        new ProcessBuilder("sh", "-c", "kill -TERM " + ProcessHandle.current().pid())
                .inheritIO()
                .start()
                .waitFor();
        while (Thread.getAllStackTraces().keySet().stream().noneMatch(ToldToEndWhileStarting::endsTheProcess)) {
            Thread.onSpinWait();
        }
        return () -> System.out.println("closed");
    }

    /** The JVM runs what is to be done at its end in threads of which one always has this name. */
    private static boolean endsTheProcess(Thread thread) {
        return thread.getName().startsWith("SIGTERM handler");
    }
}
