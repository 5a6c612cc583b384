package io.vedette.node.replication;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a master says of itself in the beginning. One of ours says who it is; any says how many keys it has, unless we may
 * not ask.
 */
record MasterFacts(String nodeId, String deployment, OptionalLong epoch, OptionalLong keys) {
    private static final String WORD = "VEDETTE";
    private static final String NONE = "-";

    static final MasterFacts UNKNOWN = new MasterFacts("", "", OptionalLong.empty(), OptionalLong.empty());

    /** Our own answer to whoever asks, without the plus. */
    static String line(String nodeId, String deployment, long epoch) {
        return WORD + " " + nodeId + " " + (deployment.isEmpty() ? NONE : deployment) + " " + epoch;
    }

    /** With what that line says; any other answer says nothing. */
    MasterFacts identified(String line) {
        String[] words = line.split(" ", -1);
        if (!words[0].equals("+" + WORD) || words.length != 4 || !words[3].matches("\\d{1,18}")) {
            return this;
        }
        return new MasterFacts(
                words[1], words[2].equals(NONE) ? "" : words[2], OptionalLong.of(Long.parseLong(words[3])), keys);
    }

    /** With the answer to DBSIZE. */
    MasterFacts sized(String line) {
        return line.matches(":\\d{1,18}")
                ? new MasterFacts(nodeId, deployment, epoch, OptionalLong.of(Long.parseLong(line.substring(1))))
                : this;
    }

    /** Why it must not give us its stream, if so: two deployments met because an address was used again. */
    Optional<String> stranger(String ownDeployment) {
        return deployment.isEmpty() || ownDeployment.isEmpty() || deployment.equals(ownDeployment)
                ? Optional.empty()
                : Optional.of("it is of the deployment '" + deployment + "', and we are of '" + ownDeployment + "'");
    }

    boolean isEmpty() {
        return keys.isPresent() && keys.getAsLong() == 0;
    }
}
