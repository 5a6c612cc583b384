package io.vedette.resp.server;

/** The {@code client-output-buffer-limit} of each class of client. */
public record OutputLimits(OutputLimit normal, OutputLimit replica, OutputLimit pubsub) {
    private static final long MIB = 1024 * 1024;

    public static OutputLimits defaults() {
        return new OutputLimits(
                OutputLimit.NONE,
                new OutputLimit(256 * MIB, 64 * MIB, 60_000),
                new OutputLimit(32 * MIB, 8 * MIB, 60_000));
    }

    /** A master's link is bounded like any ordinary client. */
    public OutputLimit of(ClientClass clientClass) {
        return switch (clientClass) {
            case NORMAL, MASTER -> normal;
            case REPLICA -> replica;
            case PUBSUB -> pubsub;
        };
    }

    public OutputLimits with(ClientClass clientClass, OutputLimit limit) {
        return switch (clientClass) {
            case NORMAL, MASTER -> new OutputLimits(limit, replica, pubsub);
            case REPLICA -> new OutputLimits(normal, limit, pubsub);
            case PUBSUB -> new OutputLimits(normal, replica, limit);
        };
    }
}
