package io.vedette.sentinel.publish;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A shell that stays and runs {@code ip} when it is told to: for a JVM to start a process takes longer than an address may be away. It
 * ends when its input does, so with us however we end, and not by a signal that is meant for us: then an address could not be
 * taken away any more. Blocks; for one thread.
 *
 * <p>A command may have a latest moment, which is looked at right before {@code ip} begins: however long we stood still before that, what
 * was decided long ago is not done any more. It is a moment of {@code /proc/uptime}, which counts also while the machine is
 * suspended.
 */
final class IpShell implements AutoCloseable {
    /** The status of a command whose moment had passed. */
    static final int TOO_LATE = 75;

    private static final String WHENEVER = "-";
    private static final String END = "= ";

    /** Without a clock every moment has passed. */
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            while read -r until words; do
                read -r up idle </proc/uptime || up=
                if [ "$until" = - ] || [ "${up%.*}${up#*.}" -le "$until" ] 2>/dev/null; then
                    timeout 3 "$1" $words </dev/null 2>&1
                    echo "= $?"
                else
                    echo '= 75'
                fi
            done
            """;

    private final String program;
    private Optional<Process> running = Optional.empty();

    /** What a command said, and its status. */
    record Said(int status, String text) {}

    IpShell() {
        this("ip");
    }

    /** With another program to run. */
    IpShell(String program) {
        this.program = program;
    }

    /** @param words without blanks and wildcards in them, for the shell takes them apart */
    Said run(List<String> words) throws IOException {
        return run(WHENEVER, words);
    }

    /** The same, unless that moment has passed, in hundredths of a second since the start of the system. */
    Said runBefore(long centis, List<String> words) throws IOException {
        return run(Long.toString(centis), words);
    }

    private Said run(String until, List<String> words) throws IOException {
        Process shell = started();
        try {
            String line = until + " " + String.join(" ", words) + "\n";
            shell.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
            shell.getOutputStream().flush();
            return answer(shell.inputReader(StandardCharsets.UTF_8));
        } catch (IOException broken) {
            close();
            throw broken;
        }
    }

    /** @param reader the same for all commands of a shell */
    private Said answer(BufferedReader reader) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.startsWith(END)) {
                return new Said(
                        Integer.parseInt(line.substring(END.length())),
                        text.toString().strip());
            }
            text.append(line).append('\n');
        }
        throw new IOException("the shell that runs " + program + " has ended");
    }

    private Process started() throws IOException {
        if (running.filter(Process::isAlive).isEmpty()) {
            close();
            running = Optional.of(new ProcessBuilder("sh", "-c", SCRIPT, "sh", program)
                    .redirectErrorStream(true)
                    .start());
        }
        return running.orElseThrow();
    }

    /** The next command begins another one. */
    @Override
    public void close() throws IOException {
        if (running.isPresent()) {
            Process shell = running.get();
            running = Optional.empty();
            shell.getOutputStream().close();
        }
    }
}
