package io.vedette.engine.command;

import io.vedette.resp.command.CommandTable;

/** All families, in one table. */
final class Families {

    private Families() {}

    static CommandTable<Handler> bind(Executor executor) {
        Bindings table = new Bindings();
        KeyCommands.bind(table);
        ExpireCommands.bind(table);
        KeyspaceCommands.bind(table);
        ObjectCommands.bind(table);
        DumpCommands.bind(table);
        StringCommands.bind(table);
        StringEdits.bind(table);
        LcsCommand.bind(table);
        BitCommands.bind(table);
        BitFieldCommand.bind(table);
        HyperLogLogCommands.bind(table);
        EstimateDebugCommands.bind(table);
        SortCommand.bind(table);
        HashCommands.bind(table);
        RandomFieldCommand.bind(table);
        ListCommands.bind(table);
        ListPopCommands.bind(table);
        ListMoveCommands.bind(table);
        ListPositionCommand.bind(table);
        SetCommands.bind(table);
        RandomMemberCommands.bind(table);
        SetAlgebra.bind(table);
        ZSetCommands.bind(table);
        ZAddCommands.bind(table);
        ZRangeCommands.bind(table);
        ZCountCommands.bind(table);
        ZPopCommands.bind(table);
        ZRandomCommand.bind(table);
        ZAlgebra.bind(table);
        GeoCommands.bind(table);
        GeoSearchCommand.bind(table);
        StreamCommands.bind(table);
        StreamAddCommands.bind(table);
        StreamReadCommand.bind(table);
        StreamGroupCommands.bind(table);
        StreamPendingCommand.bind(table);
        StreamClaimCommand.bind(table);
        StreamAutoClaimCommand.bind(table);
        StreamInfoCommands.bind(table);
        TimeCommands.bind(table);
        TransactionCommands.bind(table, executor);
        ScriptCommands.bind(table);
        FunctionCommands.bind(table);
        return table.build();
    }
}
