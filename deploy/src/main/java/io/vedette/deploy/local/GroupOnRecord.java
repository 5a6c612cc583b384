package io.vedette.deploy.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A group as its folder describes it, for those who did not start it: {@code status} and {@code down}. */
public final class GroupOnRecord {
    private final Layout layout;
    private final Optional<RunState> state;

    private GroupOnRecord(Layout layout, Optional<RunState> state) {
        this.layout = layout;
        this.state = state;
    }

    public static GroupOnRecord in(Path folder) throws IOException, Refusal {
        if (!Files.isDirectory(folder)) {
            throw new Refusal(
                    "no group is in " + folder + ", there is no such folder; name the folder of the group with"
                            + " --dir, or start one with 'vedette up'");
        }
        Layout layout = Layout.read(folder)
                .orElseThrow(() -> new Refusal("no group is in " + folder
                        + ", it holds no file 'members'; name the folder of the group with --dir"));
        return new GroupOnRecord(layout, RunState.read(folder));
    }

    public Layout layout() {
        return layout;
    }

    public Optional<ProcessHandle> process(Member member) {
        return state.flatMap(running -> running.of(member)).flatMap(ProcessIdentity::running);
    }

    public boolean anyRunning() {
        return state.isPresent() && state.get().anyRunning();
    }

    /** Stops what runs and nothing else; returns how many processes that were. */
    public int stop() throws IOException {
        List<ProcessHandle> sentinels = running(layout.sentinels());
        List<ProcessHandle> nodes = running(layout.nodes());
        // Where an 'up' watches over them it stops them itself; we wait for it and see to what is left.
        Optional<ProcessHandle> keeper = state.flatMap(RunState::keeper).flatMap(ProcessIdentity::running);
        keeper.ifPresent(process -> {
            process.destroy();
            Stopping.ended(List.of(process), Duration.ofSeconds(25));
        });
        Stopping.inOrder(sentinels, nodes);
        RunState.remove(layout.folder());
        return sentinels.size() + nodes.size();
    }

    private List<ProcessHandle> running(List<Member> members) {
        return members.stream().map(this::process).flatMap(Optional::stream).toList();
    }
}
