package io.vedette.quorum;

/** What a {@link PreFailoverHook} said. */
public sealed interface HookAnswer {
    /** The failover may begin. */
    record Go() implements HookAnswer {}

    /** Not now. */
    record Veto(String reason) implements HookAnswer {}

    /** Nothing that could be understood, and why. */
    record None(String why) implements HookAnswer {}
}
