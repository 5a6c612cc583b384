package io.vedette.quorum;

/**
 * Somebody the core wants to talk to. There is one link per target however many groups share it: a data node is shared
 * by its address, a peer sentinel by its identity and address.
 */
public sealed interface Target {
    HostPort address();

    /** A data node: master or replica of one or more groups. */
    record Node(HostPort address) implements Target {
        @Override
        public boolean equals(Object other) {
            return other instanceof Node that && address.equals(that.address);
        }

        @Override
        public int hashCode() {
            return address.hashCode();
        }
    }

    /** Another sentinel. When it moves, the link to the old address is dropped and one to the new address is made. */
    record Peer(SentinelId id, HostPort address) implements Target {
        @Override
        public boolean equals(Object other) {
            return other instanceof Peer that && id.equals(that.id) && address.equals(that.address);
        }

        @Override
        public int hashCode() {
            return id.hashCode();
        }
    }
}
