package io.vedette.deploy.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The members of one group as processes started by us. Every process is on record in the folder before the next is
 * started, so that whatever happens to us {@code down} can find it.
 *
 * <p>In the foreground each member holds the read end of a pipe of ours as its standard input (its lifeline): when we
 * are gone, however that happened, the pipe ends and the member stops. Detached members have none.
 */
public final class RunningGroup {
    /** Tells a member that the end of its standard input is the end of its work. */
    public static final String LIFELINE = "VEDETTE_LIFELINE";

    private final Layout layout;
    private final Launch launch;
    private final boolean detached;
    private final Map<Member, Process> processes = new LinkedHashMap<>();
    private boolean stopped;

    private RunningGroup(Layout layout, Launch launch, boolean detached) {
        this.layout = layout;
        this.launch = launch;
        this.detached = detached;
    }

    /** Takes the folder for us; from here on {@link #stop} must be called, come what may. */
    public static RunningGroup claim(Layout layout, Launch launch, boolean detached) throws IOException, Refusal {
        RunningGroup group = new RunningGroup(layout, launch, detached);
        group.claim();
        return group;
    }

    /** Writes what configuration is missing and starts the nodes. */
    public void startNodes() throws IOException {
        layout.prepare();
        for (Member node : layout.nodes()) {
            launch(node);
        }
    }

    public void startSentinels() throws IOException {
        for (Member sentinel : layout.sentinels()) {
            launch(sentinel);
        }
    }

    private void claim() throws IOException, Refusal {
        Path folder = layout.folder();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new Refusal(folder + " cannot be made (" + e + "); name another folder with --dir");
        }
        Optional<RunState> before = RunState.read(folder);
        if (before.isPresent() && before.get().anyRunning()) {
            throw alreadyRunning();
        }
        RunState.remove(folder);
        try {
            state().create();
        } catch (FileAlreadyExistsException another) {
            throw alreadyRunning();
        }
    }

    private Refusal alreadyRunning() {
        String folder = layout.folder().toString();
        return new Refusal("a group already runs in " + folder + "; look at it with 'vedette status --dir " + folder
                + "', stop it with 'vedette down --dir " + folder + "', or start another with --dir");
    }

    private synchronized void launch(Member member) throws IOException {
        if (stopped) {
            return;
        }
        ProcessBuilder builder = launch.of(member);
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(member.log().toFile()));
        if (detached) {
            builder.redirectInput(Path.of("/dev/null").toFile());
        } else {
            builder.environment().put(LIFELINE, "stdin");
        }
        processes.put(member, builder.start());
        state().write();
    }

    private RunState state() {
        Map<String, ProcessIdentity> identities = new LinkedHashMap<>();
        identities.put(RunState.KEEPER, ProcessIdentity.of(ProcessHandle.current()));
        processes.forEach((member, process) -> identities.put(member.name(), ProcessIdentity.of(process.toHandle())));
        return new RunState(layout.folder(), identities);
    }

    public Layout layout() {
        return layout;
    }

    public synchronized long pid(Member member) {
        return process(member).pid();
    }

    public synchronized boolean runs(Member member) {
        return process(member).isAlive();
    }

    /** Members whose process has ended although nobody stopped the group. */
    public synchronized List<Member> ended() {
        List<Member> ended = new ArrayList<>();
        processes.forEach((member, process) -> {
            if (!process.isAlive()) {
                ended.add(member);
            }
        });
        return ended;
    }

    /** Starts again what has ended. */
    public synchronized void restartEnded() throws IOException {
        for (Member member : ended()) {
            launch(member);
        }
    }

    /** As {@code kill -9} does. */
    public synchronized void kill(Member member) {
        process(member).destroyForcibly();
    }

    private Process process(Member member) {
        Process process = processes.get(member);
        if (process == null) {
            throw new IllegalArgumentException(member.name() + " is no member of " + processes.keySet());
        }
        return process;
    }

    /** Stops every member and takes the group off the record. */
    public synchronized void stop() {
        stopped = true;
        Stopping.inOrder(handles(Member.Kind.SENTINEL), handles(Member.Kind.NODE));
        try {
            RunState.remove(layout.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<ProcessHandle> handles(Member.Kind kind) {
        return processes.entrySet().stream()
                .filter(entry -> entry.getKey().kind() == kind)
                .map(entry -> entry.getValue().toHandle())
                .toList();
    }
}
