package io.vedette.quorum;

/** What the operator is told. */
public sealed interface Outcome {
    record Ok() implements Outcome {}

    /** The integer reply of RESET. */
    record Count(int matches) implements Outcome {}

    /** An error reply, word for word with its code but without the leading minus: {@code INPROG Failover already in progress}. */
    record Refused(String error) implements Outcome {}
}
