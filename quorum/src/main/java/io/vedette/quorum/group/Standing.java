package io.vedette.quorum.group;

import io.vedette.quorum.liveness.Evidence;
import io.vedette.quorum.liveness.Loading;
import java.util.Optional;
import java.util.OptionalLong;

/** What we hold of the master: subjectively and objectively down or not, and the evidence that is not its pulse. */
final class Standing {
    private OptionalLong sdownSinceMs = OptionalLong.empty();
    private OptionalLong odownSinceMs = OptionalLong.empty();
    private Optional<Evidence.Reborn> reborn = Optional.empty();
    private OptionalLong rebootMs = OptionalLong.empty();
    private long rebootMark;
    private boolean scriptKillSent;
    private long opinionToldMs = Long.MIN_VALUE / 2;
    private final Loading loading = new Loading();
    private final Canary canary = new Canary();
    private Consent consent = Consent.NONE;
    private boolean rolesRight;

    OptionalLong sdownSinceMs() {
        return sdownSinceMs;
    }

    boolean isSdown() {
        return sdownSinceMs.isPresent();
    }

    OptionalLong odownSinceMs() {
        return odownSinceMs;
    }

    boolean isOdown() {
        return odownSinceMs.isPresent();
    }

    void sdown(OptionalLong sinceMs) {
        sdownSinceMs = sinceMs;
    }

    void odown(OptionalLong sinceMs) {
        odownSinceMs = sinceMs;
    }

    Optional<Evidence.Reborn> reborn() {
        return reborn;
    }

    void reborn(Optional<Evidence.Reborn> evidence) {
        reborn = evidence;
    }

    OptionalLong rebootMs() {
        return rebootMs;
    }

    /** What was asked before {@code mark} tells of the former process. */
    void rebooted(long nowMs, long mark) {
        rebootMs = OptionalLong.of(nowMs);
        rebootMark = mark;
    }

    long rebootMark() {
        return rebootMark;
    }

    Loading loading() {
        return loading;
    }

    Canary canary() {
        return canary;
    }

    Consent consent() {
        return consent;
    }

    void consent(Consent given) {
        consent = given;
    }

    /** Whether there was nothing for {@link Corrections} to put right, now or later, when it last looked. */
    boolean areRolesRight() {
        return rolesRight;
    }

    void rolesRight(boolean right) {
        rolesRight = right;
    }

    /** SCRIPT KILL is sent once per time the master is down. */
    boolean firstScriptKill() {
        boolean first = !scriptKillSent;
        scriptKillSent = true;
        return first;
    }

    boolean isScriptKillSent() {
        return scriptKillSent;
    }

    void scriptKillForgotten() {
        scriptKillSent = false;
    }

    long opinionToldMs() {
        return opinionToldMs;
    }

    void opinionTold(long nowMs) {
        opinionToldMs = nowMs;
    }
}
