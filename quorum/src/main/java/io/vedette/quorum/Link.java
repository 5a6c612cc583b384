package io.vedette.quorum;

/**
 * One attempt to talk to a target. The core numbers the attempts; every event about a link names the attempt it belongs
 * to, so that what arrives late from an earlier connection is told apart and ignored.
 */
public record Link(Target target, long attempt) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Link that && attempt == that.attempt && target.equals(that.target);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(attempt);
    }
}
