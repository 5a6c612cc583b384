package io.vedette.quorum;

/** How an order ended. */
public sealed interface OrderOutcome {
    /** EXEC (or the single command) was answered without an error. */
    record Done() implements OrderOutcome {}

    /** The node answered with an error: nothing was changed. */
    record Refused(String error) implements OrderOutcome {}

    /** The link broke before the answer came: it may or may not have been carried out. */
    record Unknown(String reason) implements OrderOutcome {}
}
