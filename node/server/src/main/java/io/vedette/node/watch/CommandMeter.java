package io.vedette.node.watch;

import io.vedette.resp.command.Command;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts commands, their times and their errors; one for the loop. */
public final class CommandMeter {
    /** Kinds of errors that are told apart; scripts can make up any. */
    private static final int MOST_ERROR_CODES = 128;

    private @Nullable CommandFigures[] byId = {};
    private final Map<String, Long> errors = new TreeMap<>();
    private long errorReplies;
    private boolean tracking = true;

    /** A command ran. */
    public void ran(Command<?> command, long ns, boolean failed) {
        of(command).ran(ns, failed, tracking);
    }

    /** A command was refused. */
    public void rejected(Command<?> command) {
        of(command).rejected();
    }

    /** An error was written. */
    public void failed(String error) {
        errorReplies++;
        int end = error.indexOf(' ');
        String code = end < 0 ? error : error.substring(0, end);
        if (errors.size() < MOST_ERROR_CODES || errors.containsKey(code)) {
            errors.merge(code, 1L, Long::sum);
        }
    }

    /** Whether it is kept how long each call takes; what was kept stays until {@link #reset}. */
    public void tracking(boolean yes) {
        tracking = yes;
    }

    boolean isTracking() {
        return tracking;
    }

    /** Counts from 0 again. */
    public void reset() {
        Arrays.fill(byId, null);
        errors.clear();
        errorReplies = 0;
    }

    /** How many errors there were, each counted where it came about. */
    public long errorReplies() {
        return errorReplies;
    }

    /** Commands that were asked for, by name. */
    List<CommandFigures> commands() {
        List<CommandFigures> known = new ArrayList<>();
        for (CommandFigures figures : byId) {
            if (figures != null) {
                known.add(figures);
            }
        }
        known.sort(Comparator.comparing(CommandFigures::name));
        return known;
    }

    /** How often each error code was answered. */
    Map<String, Long> errors() {
        return Collections.unmodifiableMap(errors);
    }

    private CommandFigures of(Command<?> command) {
        if (command.id() >= byId.length) {
            byId = Arrays.copyOf(byId, Math.max(2 * byId.length, command.id() + 1));
        }
        CommandFigures known = byId[command.id()];
        if (known == null) {
            known = new CommandFigures(command.name());
            byId[command.id()] = known;
        }
        return known;
    }
}
