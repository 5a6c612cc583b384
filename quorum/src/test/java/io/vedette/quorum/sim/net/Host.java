package io.vedette.quorum.sim.net;

import io.vedette.quorum.HostPort;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A machine: as long as it is up, its kernel answers for processes that are dead (refused, reset) or stopped (silence). */
public final class Host {
    private final int index;
    private final String ip;
    private final List<Program> processes = new ArrayList<>();
    private boolean up = true;

    Host(int index, String ip) {
        this.index = index;
        this.ip = ip;
    }

    public int index() {
        return index;
    }

    public String ip() {
        return ip;
    }

    public boolean isUp() {
        return up;
    }

    void add(Program process) {
        processes.add(process);
    }

    public List<Program> processes() {
        return processes;
    }

    @Nullable
    Program listeningAt(HostPort address) {
        for (Program process : processes) {
            if (process.isListening() && process.address().equals(address)) {
                return process;
            }
        }
        return null;
    }

    /** Power fails: nobody is told anything. */
    public void powerOff() {
        up = false;
        processes.forEach(Program::vanish);
    }

    /** The machine is back; its processes are started by whoever wants them. */
    public void powerOn() {
        up = true;
    }

    @Override
    public String toString() {
        return ip;
    }
}
