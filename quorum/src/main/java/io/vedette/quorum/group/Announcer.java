package io.vedette.quorum.group;

import io.vedette.quorum.Effect.EventLevel;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.SentinelId;

/** Words the events of a group exactly as subscribers parse them. */
public final class Announcer {
    private final Ward ward;

    Announcer(Ward ward) {
        this.ward = ward;
    }

    /** {@code <ip> <port>} in announced form. */
    String words(HostPort address) {
        HostPort shown = shown(address);
        return shown.host() + " " + shown.port();
    }

    public HostPort shown(HostPort address) {
        return ward.self().names().announced(address, ward.self().settings().announceHostnames());
    }

    public String master(Group group) {
        return "master " + group.name() + " " + words(group.master());
    }

    String replica(Group group, HostPort replica) {
        return "slave " + shown(replica).name() + " " + words(replica) + " " + at(group);
    }

    String sentinel(Group group, SentinelId id, HostPort address) {
        return "sentinel " + id + " " + words(address) + " " + at(group);
    }

    private String at(Group group) {
        return "@ " + group.name() + " " + words(group.master());
    }

    public void warn(Group group, String event, String payload) {
        ward.self().announce(EventLevel.WARNING, event, payload, group.name());
    }

    void note(Group group, String event, String payload) {
        ward.self().announce(EventLevel.NOTICE, event, payload, group.name());
    }

    void mention(Group group, String event, String payload) {
        ward.self().announce(EventLevel.VERBOSE, event, payload, group.name());
    }
}
