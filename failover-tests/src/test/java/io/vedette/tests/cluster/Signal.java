package io.vedette.tests.cluster;

import java.io.IOException;

/** Stops a process in the middle of whatever it does, and lets it go on. */
public final class Signal {
    private Signal() {}

    public static void freeze(Process process) throws IOException, InterruptedException {
        send("-STOP", process);
    }

    public static void thaw(Process process) throws IOException, InterruptedException {
        send("-CONT", process);
    }

    private static void send(String signal, Process process) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("kill " + signal + " " + process.pid() + " ended with " + status);
        }
    }
}
