package io.vedette.quorum.sim.nemesis;

/**
 * One thing that goes wrong. Everything about it was drawn before the run, so that leaving one fault out changes no other.
 *
 * @param kind what happens
 * @param atMs when
 * @param forMs until it is put right
 * @param one whom it concerns, modulo how many there are
 * @param other a second party, where there is one
 * @param amount how bad it is; each kind has its own unit
 */
public record Fault(FaultKind kind, long atMs, long forMs, int one, int other, int amount) {

    public long endMs() {
        return atMs + forMs;
    }

    @Override
    public String toString() {
        return "%6d..%6d ms %s one=%d other=%d amount=%d".formatted(atMs, endMs(), kind, one, other, amount);
    }
}
