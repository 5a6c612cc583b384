package io.vedette.quorum.scenario;

import io.vedette.quorum.Command;
import io.vedette.quorum.Event;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.Rules;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.view.GroupView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code order <sentinel> <command> <group> ...}: what an operator types. */
final class OperatorVerbs {
    private final Stage stage;
    private final Map<String, Function<Words, Command>> commands = new LinkedHashMap<>();

    OperatorVerbs(Stage stage) {
        this.stage = stage;
        commands.put("failover", words -> new Command.Failover(group(words), to(words)));
        commands.put("switchover", words -> new Command.Switchover(group(words), to(words)));
        commands.put("pause", words -> new Command.Pause(group(words), Long.parseLong(words.word(3)), words.word(4)));
        commands.put("resume", words -> new Command.Resume(group(words)));
        commands.put("forget-replica", words -> new Command.ForgetReplica(group(words), stage.address(words.word(3))));
        commands.put(
                "forget-sentinel", words -> new Command.ForgetSentinel(group(words), new SentinelId(words.word(3))));
        commands.put("reset", words -> new Command.Reset(List.of(group(words))));
        commands.put("remove", words -> new Command.Remove(group(words)));
        commands.put(
                "monitor",
                words -> new Command.Monitor(
                        group(words), stage.address(words.word(3)), GroupWords.rules(words, Rules.withQuorum(2))));
        commands.put("set", this::set);
        commands.put(
                "simulate",
                words -> new Command.SimulateFailure(
                        words.yes("after-election", false), words.yes("after-promotion", false)));
        commands.put("flush", words -> new Command.Flush());
        commands.put("relink", words -> new Command.Relink(words.optionalWord(2).map(GroupName::new)));
    }

    void order(Words words) {
        Function<Words, Command> command = commands.get(words.word(1));
        if (command == null) {
            throw new IllegalArgumentException("no command '" + words.word(1) + "', there are " + commands.keySet());
        }
        stage.send(
                stage.sentinel(words.word(0)), new Event.Commanded(stage.newScenarioRequest(), command.apply(words)));
    }

    private Command set(Words words) {
        GroupView view = stage.sentinel(words.word(0))
                .coordinator()
                .orElseThrow()
                .view(group(words), stage.nowMs())
                .orElseThrow();
        List<Command.Set.Change> changes =
                words.option("says").map(Command.Set.Change::new).stream().toList();
        return new Command.Set(group(words), GroupWords.rules(words, view.rules()), changes);
    }

    private static GroupName group(Words words) {
        return new GroupName(words.word(2));
    }

    private Optional<HostPort> to(Words words) {
        return words.option("to").map(stage::address);
    }
}
