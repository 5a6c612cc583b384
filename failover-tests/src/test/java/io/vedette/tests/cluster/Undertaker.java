package io.vedette.tests.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.concurrent.TimeUnit;

/**
 * Ends every process on its list when it is closed, or when this JVM is gone, however that happened: a shell holds the read
 * end of a pipe of ours, and at its end kills each process whose pid and start time are still those it was told. A stopped
 * process dies of that too. It is deaf to the terminal's Ctrl-C, which is for us.
 */
public final class Undertaker implements AutoCloseable {
    private static final int PATIENCE_S = 60;

    /** Field 22 of /proc/pid/stat is the start; the second field may hold blanks, so all up to its bracket goes first. */
    private static final String SCRIPT = """
            trap '' INT HUP TERM
            started() {
                if [ -r "/proc/$1/stat" ]; then
                    read -r stat <"/proc/$1/stat" || return
                    set -- ${stat##*) }
                    echo "${20}"
                else
                    ps -o lstart= -p "$1" 2>/dev/null | tr -c '[:alnum:]\\n' _
                fi
            }
            all=
            while read -r pid; do
                all="$all $pid=$(started "$pid")"
            done
            for one in $all; do
                pid=${one%%=*}
                if [ -n "${one#*=}" ] && [ "$(started "$pid")" = "${one#*=}" ]; then
                    kill -9 "$pid"
                fi
            done
            """;

    private final Process shell;
    private final Writer list;

    private Undertaker(Process shell) {
        this.shell = shell;
        this.list = new BufferedWriter(new OutputStreamWriter(shell.getOutputStream(), UTF_8));
    }

    public static Undertaker hire() throws IOException {
        return new Undertaker(new ProcessBuilder("sh", "-c", SCRIPT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** Puts it on the list. */
    public synchronized void note(Process process) throws IOException {
        list.write(process.pid() + "\n");
        list.flush();
    }

    /** Returns when everything on the list has ended. */
    @Override
    public synchronized void close() throws IOException {
        list.close();
        try {
            if (!shell.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
                throw new IOException("the processes on the list were not ended within " + PATIENCE_S + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
