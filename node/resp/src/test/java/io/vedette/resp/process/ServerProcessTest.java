package io.vedette.resp.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.CommandLine;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.Directive;
import io.vedette.resp.config.ParameterTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong before anything is open: one line, exit code 1. The rest of a life is tested with real processes. */
class ServerProcessTest {
    @TempDir
    Path folder;

    private String refusal(String... arguments) {
        StringWriter err = new StringWriter();
        int code = new ServerProcess(new PrintWriter(err, true), new NeverStarts(), "7.2.5").run(List.of(arguments));
        assertThat(code).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1);
        return err.toString().strip();
    }

    private static final class NeverStarts implements Program {
        @Override
        public Configuration configure(CommandLine arguments, List<Directive> directives) throws BadConfiguration {
            return Configuration.of(ParameterTable.redis(), directives);
        }

        @Override
        public char logRole(Configuration configuration) {
            return 'M';
        }

        @Override
        public Serving start(Configuration configuration, WorkingFolder workingFolder, Runnable end)
                throws IOException {
            throw new IOException("Cannot listen on 127.0.0.1:1: permission denied");
        }
    }

    @Test
    void anUnknownDirective() {
        assertThat(refusal("--maxmemori", "1gb"))
                .isEqualTo("vedette: command line: '--maxmemori 1gb': Bad directive or wrong number of arguments;"
                        + " no directive is called maxmemori; did you mean maxmemory?");
    }

    @Test
    void aMissingFile() {
        Path file = folder.resolve("none.conf");
        assertThat(refusal(file.toString()))
                .isEqualTo("vedette: " + file + ": can't open config file; there is no such file; check the path");
    }

    @Test
    void aFolderThatIsNotThere() throws Exception {
        Path file = Files.writeString(folder.resolve("redis.conf"), "# first\ndir " + folder + "/none\n");
        assertThat(refusal(file.toString()))
                .isEqualTo("vedette: " + file + ":2: 'dir " + folder + "/none': No such file or directory;"
                        + " make the folder or name another");
    }

    @Test
    void aLogThatCannotBeWritten() {
        assertThat(refusal("--logfile", folder.toString()))
                .startsWith("vedette: command line: '--logfile " + folder + "': Can't open the log file; ");
    }

    @Test
    void aPortThatCannotBeOpened() {
        assertThat(refusal("--loglevel", "nothing"))
                .isEqualTo("vedette: Cannot listen on 127.0.0.1:1: permission denied");
    }

    @Test
    void whyItDidNotStartStandsInTheLogToo() throws Exception {
        refusal("--dir", folder.toString(), "--logfile", "log.txt", "--loglevel", "notice");

        assertThat(folder.resolve("log.txt"))
                .content()
                .endsWith(" # Cannot listen on 127.0.0.1:1: permission denied\n");
    }

    @Test
    void whoIsToldToEndWhileItStartsClosesWhatItOpened() throws Exception {
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ToldToEndWhileStarting.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readAllLines(out)).first().isEqualTo("opened");
        assertThat(Files.readString(out)).contains("closed", "bye bye").doesNotContain("Exception");
        assertThat(process.exitValue()).isZero();
    }
}
