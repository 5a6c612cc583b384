package io.vedette.deploy.watch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one member said of itself and of the others when last asked. */
public sealed interface Report {
    boolean answers();

    /** Where this member thinks the master is, as {@code host:port}. */
    Optional<String> master();

    /** The same in a few words for people. */
    String inWords();

    /** The same for programs, under names that stay. */
    Map<String, Object> fields();

    /** Nothing came: why, in a few words. */
    record Silent(String reason) implements Report {
        @Override
        public boolean answers() {
            return false;
        }

        @Override
        public Optional<String> master() {
            return Optional.empty();
        }

        @Override
        public String inWords() {
            return "is away: " + reason;
        }

        @Override
        public Map<String, Object> fields() {
            return Map.of("reason", reason);
        }
    }

    /**
     * From INFO of a data node.
     *
     * @param role {@code master} or {@code slave}, as INFO writes it
     * @param master the master it follows; empty for a master
     * @param link {@code master_link_status} of a replica
     * @param offset position in the replication stream
     * @param replicas how many are connected to it
     */
    record OfNode(String role, Optional<String> master, Optional<String> link, OptionalLong offset, long replicas)
            implements Report {
        @Override
        public boolean answers() {
            return true;
        }

        @Override
        public String inWords() {
            return isMaster()
                    ? "is master"
                    : "is replica of " + master.orElse("nobody") + ", link " + link.orElse("unknown");
        }

        @Override
        public Map<String, Object> fields() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("role", isMaster() ? "master" : "replica");
            master.ifPresent(address -> fields.put("master", address));
            link.ifPresent(state -> fields.put("link", state));
            offset.ifPresent(bytes -> fields.put("offset", bytes));
            fields.put("replicas", replicas);
            return fields;
        }

        public boolean isMaster() {
            return role.equals("master");
        }

        /** Whether it is the master or gets what the master does. */
        boolean isFollowing() {
            return isMaster() || link.equals(Optional.of("up"));
        }
    }

    /**
     * From SENTINEL MASTER.
     *
     * @param master its answer to get-master-addr-by-name
     * @param flags the master's, as a sentinel shows them: {@code master}, {@code s_down,master} ...
     */
    record OfSentinel(Optional<String> master, String flags, long replicas, long peers, Optional<String> planned)
            implements Report {
        @Override
        public boolean answers() {
            return true;
        }

        @Override
        public String inWords() {
            return "names " + master.orElse("nobody") + " as master, which is " + state()
                    + planned.map(plan -> "; switchover planned " + plan).orElse("");
        }

        @Override
        public Map<String, Object> fields() {
            Map<String, Object> fields = new LinkedHashMap<>();
            master.ifPresent(address -> fields.put("master", address));
            fields.put("masterState", state());
            fields.put("replicas", replicas);
            fields.put("otherSentinels", peers);
            return fields;
        }

        public boolean isContent() {
            return flags.equals("master");
        }

        /** What the flags say beyond that it is a master; {@code ok} where that is all. */
        public String state() {
            String beyond = Stream.of(flags.split(",", -1))
                    .filter(flag -> !flag.equals("master"))
                    .collect(Collectors.joining(","));
            return beyond.isEmpty() ? "ok" : beyond;
        }
    }
}
