package io.vedette.quorum;

/** What a data node calls itself since its last start ({@code run_id} of INFO). A new value means a new process. */
public record RunId(String text) implements Comparable<RunId> {
    public RunId {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a run id must not be empty");
        }
    }

    /** Redis compares run ids ignoring case when it ranks replicas. */
    @Override
    public int compareTo(RunId other) {
        int ignoringCase = text.compareToIgnoreCase(other.text);
        return ignoringCase != 0 ? ignoringCase : text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
