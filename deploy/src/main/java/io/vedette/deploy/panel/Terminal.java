package io.vedette.deploy.panel;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The terminal we were started on: its size, single keys, and a screen of our own that is given back as it was. The
 * system's {@code stty} does what Java cannot; without it the panel still shows, with 80 by 24 and no keys.
 */
public final class Terminal implements AutoCloseable {
    private static final String ESCAPE = "\u001b[";
    private static final Size USUAL = new Size(80, 24);

    private final PrintStream out;
    private final String settings;
    private boolean open;

    /** How much fits. */
    public record Size(int columns, int rows) {}

    private Terminal(PrintStream out, String settings) {
        this.out = out;
        this.settings = settings;
        this.open = true;
    }

    /** Takes the screen; {@link #close} gives it back. */
    public static Terminal take(PrintStream out) {
        Terminal terminal = new Terminal(out, stty("-g"));
        if (!terminal.settings.isEmpty()) {
            // Keys one by one and unseen; Ctrl-C stays a signal.
            stty("-icanon", "-echo", "min", "1", "time", "0");
        }
        terminal.write(ESCAPE + "?1049h" + ESCAPE + "?25l" + ESCAPE + "2J");
        return terminal;
    }

    public Size size() {
        String[] words = stty("size").split(" ", -1);
        if (words.length != 2 || !(words[0] + words[1]).matches("\\d{2,8}")) {
            return USUAL;
        }
        Size size = new Size(Integer.parseInt(words[1]), Integer.parseInt(words[0]));
        return size.columns() > 0 && size.rows() > 0 ? size : USUAL;
    }

    /** Paints over what was there, in one write and without clearing first: nothing flickers. */
    public synchronized void paint(List<String> lines) {
        if (!open) {
            return;
        }
        StringBuilder screen = new StringBuilder(ESCAPE).append('H');
        for (int i = 0; i < lines.size(); i++) {
            screen.append(i == 0 ? "" : "\r\n")
                    .append(lines.get(i))
                    .append(ESCAPE)
                    .append("0m")
                    .append(ESCAPE)
                    .append('K');
        }
        write(screen.append(ESCAPE).append('J').toString());
    }

    private void write(String text) {
        out.write(text.getBytes(StandardCharsets.UTF_8), 0, text.getBytes(StandardCharsets.UTF_8).length);
        out.flush();
    }

    @Override
    public synchronized void close() {
        if (!open) {
            return;
        }
        open = false;
        write(ESCAPE + "?25h" + ESCAPE + "?1049l");
        if (!settings.isEmpty()) {
            stty(settings);
        }
    }

    /** Runs stty on the terminal of our standard input; empty where that is none or there is no stty. */
    private static String stty(String... arguments) {
        List<String> command = new ArrayList<>(List.of("stty"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectErrorStream(false)
                    .start();
            process.getErrorStream().close();
            try (InputStream answer = process.getInputStream()) {
                String text = new String(answer.readAllBytes(), StandardCharsets.US_ASCII).strip();
                return process.waitFor(1, TimeUnit.SECONDS) && process.exitValue() == 0 ? text : "";
            }
        } catch (IOException none) {
            return "";
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
