package io.vedette.quorum;

/** The role a data node reports of itself. */
public enum NodeRole {
    MASTER("master"),
    REPLICA("slave");

    private final String wireName;

    NodeRole(String wireName) {
        this.wireName = wireName;
    }

    /** The word of INFO, ROLE, events and instance maps. */
    public String wireName() {
        return wireName;
    }
}
