package io.vedette.quorum;

/** The identity of a sentinel ({@code sentinel myid}); it survives restarts and address changes. */
public record SentinelId(String text) implements Comparable<SentinelId> {
    public SentinelId {
        if (text.isEmpty() || text.equals("*")) {
            throw new IllegalArgumentException("'" + text + "' is no sentinel id");
        }
    }

    @Override
    public int compareTo(SentinelId other) {
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SentinelId that && text.equals(that.text);
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
