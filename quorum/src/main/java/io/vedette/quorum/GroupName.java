package io.vedette.quorum;

/** The name under which a master and its replicas are watched, e.g. {@code mymaster}. */
public record GroupName(String text) implements Comparable<GroupName> {
    public GroupName {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a group needs a name");
        }
        // A line feed in a name would become a second directive in the rewritten configuration.
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a group name must not contain control characters");
        }
    }

    @Override
    public int compareTo(GroupName other) {
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GroupName that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
