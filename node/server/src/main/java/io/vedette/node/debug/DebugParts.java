package io.vedette.node.debug;

import io.vedette.engine.Engine;
import io.vedette.node.config.LiveConfiguration;
import io.vedette.resp.command.CommandSpec;
import io.vedette.resp.command.HelpReply;
import io.vertx.core.Future;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * What of a node DEBUG has its hands on.
 *
 * @param activeExpiry turns the removal of keys that nobody asks for on and off
 * @param cron turns all work that nobody asks for on and off
 * @param newHistory what was is not the past of what will be: replicas must not go on from where they are
 * @param writeDelay how many microseconds the append-only file lies before it is written
 */
public record DebugParts(
        Engine engine,
        LiveConfiguration configuration,
        Consumer<Boolean> activeExpiry,
        Consumer<Boolean> cron,
        Runnable newHistory,
        Files files,
        LongConsumer writeDelay) {

    /** Takes all data to files and back. */
    public interface Files {
        /**
         * What is in the snapshot takes the place of what there is.
         *
         * @param saving whether the data go to the file before
         */
        Future<Void> reload(boolean saving);

        /**
         * What is in the snapshot is put beside what there is.
         *
         * @param saving whether the data go to the file before
         * @param replacing whether it takes the place of keys of the same names
         */
        Future<Void> merge(boolean saving, boolean replacing);

        /** What is in the append-only file takes the place of what there is. */
        Future<Void> loadAppendOnly();

        /** The configuration is rewritten with every parameter, whatever is in the file. */
        Future<Void> rewriteConfiguration();
    }

    /** The command as the specification describes it. */
    public DebugCommand command(CommandSpec spec) {
        DebugTable table = new DebugTable();
        table.add("help", 2, (connection, request, reply) -> HelpReply.write(spec, reply));
        new DebugData(engine).bind(table);
        DebugProtocol.bind(table);
        new DebugFiles(engine, files, writeDelay).bind(table);
        new DebugSwitches(this).bind(table);
        DebugCrash.bind(table);
        return new DebugCommand(configuration, table);
    }
}
