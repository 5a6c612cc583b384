package io.vedette.sentinel.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stand-in for {@code ip} says what it was given. */
class IpShellTest {
    private static final long LONG_AGO = 1;
    private static final long NEVER = Long.MAX_VALUE;

    @TempDir
    private Path folder;

    private Path done;
    private IpShell shell;

    @BeforeEach
    void startsNothingYet() throws IOException {
        assumeTrue(Files.isReadable(Path.of("/proc/uptime")), "virtual addresses need Linux");
        done = folder.resolve("done");
        Path program = Files.writeString(folder.resolve("ip"), """
                #!/bin/sh
                echo "$*" >>'%s'
                case $1 in
                fail) echo 'Operation not permitted' >&2; exit 2 ;;
                pid) cut -d ' ' -f 4 /proc/$PPID/stat ;;
                esac
                """.formatted(done));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        shell = new IpShell(program.toString());
    }

    @AfterEach
    void ends() throws IOException {
        shell.close();
    }

    @Test
    void commandsAreRunAndTheirWordsAndErrorsComeBack() throws IOException {
        assertThat(shell.run(List.of("addr", "del", "fd77::200/128", "dev", "eth0")))
                .isEqualTo(new IpShell.Said(0, ""));
        assertThat(shell.run(List.of("fail"))).isEqualTo(new IpShell.Said(2, "Operation not permitted"));
        assertThat(Files.readAllLines(done)).containsExactly("addr del fd77::200/128 dev eth0", "fail");
    }

    @Test
    void whatComesTooLateIsNotDone() throws IOException {
        assertThat(shell.runBefore(LONG_AGO, List.of("late")).status()).isEqualTo(IpShell.TOO_LATE);
        assertThat(done).doesNotExist();

        assertThat(shell.runBefore(NEVER, List.of("in time")).status()).isZero();
        assertThat(done).hasContent("in time");
    }

    @Test
    void shellStaysForTheNextCommand() throws IOException {
        String first = shell.run(List.of("pid")).text();

        assertThat(shell.run(List.of("pid")).text()).isEqualTo(first);
        assertThat(ProcessHandle.of(Long.parseLong(first))).isPresent();
    }

    @Test
    void anotherOneIsStartedWhenItWasKilled() throws Exception {
        ProcessHandle first = ProcessHandle.of(
                        Long.parseLong(shell.run(List.of("pid")).text()))
                .orElseThrow();
        first.destroyForcibly();
        first.onExit().get();

        assertThat(shell.run(List.of("pid")).text()).isNotEqualTo(Long.toString(first.pid()));
    }

    @Test
    void signalsThatAreMeantForUsDoNotEndIt() throws Exception {
        String pid = shell.run(List.of("pid")).text();

        ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroy();

        assertThat(shell.run(List.of("pid")).text()).isEqualTo(pid);
    }

    @Test
    void itEndsWithItsInput() throws Exception {
        ProcessHandle process = ProcessHandle.of(
                        Long.parseLong(shell.run(List.of("pid")).text()))
                .orElseThrow();

        shell.close();

        assertThat(process.onExit().get().isAlive()).isFalse();
    }

    @Test
    void programThatIsMissingIsSaid() throws IOException {
        try (IpShell nothing = new IpShell(folder.resolve("missing").toString())) {
            IpShell.Said said = nothing.run(List.of("addr"));

            assertThat(said.status()).isEqualTo(127);
            assertThat(said.text()).contains("missing").contains("No such file");
        }
    }

    @Test
    void shellThatEndsInTheMiddleIsAnError() throws IOException {
        Path killer = Files.writeString(
                folder.resolve("killer"),
                "#!/bin/sh\nread -r line </proc/$PPID/stat\nkill -9 $(echo \"$line\" | cut -d ' ' -f 4)\n");
        assertThat(killer.toFile().setExecutable(true)).isTrue();
        try (IpShell dying = new IpShell(killer.toString())) {
            assertThatThrownBy(() -> dying.run(List.of("addr")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("has ended");
        }
    }
}
