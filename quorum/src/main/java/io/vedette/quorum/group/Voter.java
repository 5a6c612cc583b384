package io.vedette.quorum.group;

import io.vedette.quorum.Answer;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.Link;
import io.vedette.quorum.Question;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.Target;
import io.vedette.quorum.link.Contact;
import java.util.Optional;

/**
 * Another sentinel as one group knows it: what it thinks of the master, and whom it voted for. An opinion belongs to the address it is
 * about and fades when it is not renewed; after a switch all of them are void by themselves.
 */
final class Voter {
    private static final long NEVER = Long.MIN_VALUE / 2;

    private final Target.Peer target;
    private final Contact contact;
    private long helloMs;
    private Optional<Announced> announced = Optional.empty();

    private Optional<HostPort> downAbout = Optional.empty();
    private long opinionMs = NEVER;
    /** It was blind: what it said before does not begin anything any more, but what has begun does not end for it. */
    private boolean abstaining;

    private Optional<Question> pending = Optional.empty();
    private Optional<Link> askedOver = Optional.empty();
    private long askedMs = NEVER;
    private long answeredMs = NEVER;
    private Epoch answeredEpoch = Epoch.ZERO;
    /** When it was asked before it answered that it holds the master for down; what it pushed may have been under way for long. */
    private long downAskedMs = NEVER;

    private Optional<SentinelId> votedLeader = Optional.empty();
    private Epoch votedEpoch = Epoch.ZERO;

    /** A configuration it announced, and when we heard of it last. */
    record Announced(HostPort master, Epoch configEpoch, long heardMs) {}

    Voter(Target.Peer target, Contact contact, long nowMs) {
        this.target = target;
        this.contact = contact;
        helloMs = nowMs;
    }

    SentinelId id() {
        return target.id();
    }

    Target.Peer target() {
        return target;
    }

    Contact contact() {
        return contact;
    }

    long helloMs() {
        return helloMs;
    }

    /**
     * It announced a configuration. Hellos come on several ways, and on a broken one they wait: an earlier configuration is what it said
     * before the later one, unless it has not said that for {@code renewedMs}.
     *
     * @return whether it had not announced that before
     */
    boolean hello(HostPort master, Epoch configEpoch, long renewedMs, long nowMs) {
        helloMs = nowMs;
        boolean news = true;
        if (announced.isPresent()) {
            Announced said = announced.get();
            if (said.configEpoch().isAfter(configEpoch) && nowMs - said.heardMs() <= renewedMs) {
                return true;
            }
            news = !said.master().equals(master) || !said.configEpoch().equals(configEpoch);
        }
        announced = Optional.of(new Announced(master, configEpoch, nowMs));
        return news;
    }

    Optional<Announced> announced() {
        return announced;
    }

    /** Whether it told its configuration since we started: by a hello, or by holding this very address for the master. */
    boolean hasSpokenOf(HostPort master) {
        return announced.isPresent() || downAbout.filter(master::equals).isPresent();
    }

    void opinion(boolean down, HostPort about, long nowMs) {
        Optional<HostPort> said = down ? Optional.of(about) : Optional.empty();
        downAskedMs = said.equals(downAbout) ? downAskedMs : NEVER;
        downAbout = said;
        opinionMs = nowMs;
        abstaining = false;
    }

    boolean holdsForDown(HostPort master, long nowMs, long validMs) {
        return !abstaining && heldForDown(master, nowMs, validMs);
    }

    /** The same, also if it has been blind since. */
    boolean heldForDown(HostPort master, long nowMs, long validMs) {
        return nowMs - opinionMs <= validMs && downAbout.filter(master::equals).isPresent();
    }

    void abstains() {
        abstaining = true;
    }

    /** It sees again, and has said what it holds now; what it has not said anew is void. */
    void seesAgain() {
        if (abstaining) {
            forgetOpinion();
        }
    }

    /** Whether it said so in answer to a question that was asked at or after that time. */
    boolean confirms(HostPort master, long sinceMs) {
        return !abstaining
                && downAskedMs >= sinceMs
                && downAbout.filter(master::equals).isPresent();
    }

    /** When its opinion fades; {@link Long#MAX_VALUE} when there is none. */
    long opinionEndsMs(long validMs) {
        return downAbout.isPresent() ? opinionMs + validMs + 1 : Long.MAX_VALUE;
    }

    void forgetOpinion() {
        downAbout = Optional.empty();
        downAskedMs = NEVER;
        abstaining = false;
    }

    /** Whether a question may be asked: none is under way on this link, or it has waited long enough. */
    boolean mayBeAsked(long patienceMs, long nowMs) {
        return contact.isOpen() && nowMs >= busyUntilMs(patienceMs);
    }

    /** Until when a question under way keeps others from being asked. */
    long busyUntilMs(long patienceMs) {
        boolean asking = pending.isPresent() && askedOver.equals(contact.openLink());
        return asking ? askedMs + patienceMs : NEVER;
    }

    /** An answer to anything but a request for a vote in that epoch is no longer waited for. */
    void overtakeUnless(Epoch epoch) {
        if (!isAskedForVote(epoch)) {
            pending = Optional.empty();
        }
    }

    private boolean isAskedForVote(Epoch epoch) {
        return pending.filter(
                        asked -> asked.candidate().isPresent() && asked.epoch().equals(epoch))
                .isPresent();
    }

    /** Whether it was not asked for its vote in that epoch yet, or has not answered for too long. */
    boolean isToBeAsked(Epoch epoch, long patienceMs, long nowMs) {
        return contact.isOpen() && (!isAskedForVote(epoch) || mayBeAsked(patienceMs, nowMs));
    }

    long askedMs() {
        return askedMs;
    }

    void asked(Question question, Link over, long nowMs) {
        pending = Optional.of(question);
        askedOver = Optional.of(over);
        askedMs = nowMs;
    }

    /** Whether this is the answer that is waited for. */
    boolean answered(Question question, HostPort about, Answer answer, long nowMs) {
        if (pending.filter(asked -> asked.number() == question.number()).isEmpty()) {
            return false;
        }
        pending = Optional.empty();
        answeredMs = nowMs;
        // Who abstains answers "not down" to everybody; that is not an opinion.
        if (answer.down() || !abstaining) {
            opinion(answer.down(), about, nowMs);
            downAskedMs = answer.down() ? askedMs : NEVER;
        }
        if (question.candidate().isPresent()) {
            answeredEpoch = question.epoch();
            votedLeader = answer.leader();
            votedEpoch = answer.leaderEpoch();
        }
        return true;
    }

    long answeredMs() {
        return answeredMs;
    }

    boolean hasAnswered(Epoch epoch) {
        return answeredEpoch.equals(epoch);
    }

    boolean votedFor(SentinelId candidate, Epoch epoch) {
        return votedIn(epoch).filter(candidate::equals).isPresent();
    }

    /** For whom it voted when it was asked in that epoch. */
    Optional<SentinelId> votedIn(Epoch epoch) {
        return hasAnswered(epoch) && votedEpoch.equals(epoch) ? votedLeader : Optional.empty();
    }

    Optional<SentinelId> votedLeader() {
        return votedLeader;
    }

    Epoch votedEpoch() {
        return votedEpoch;
    }
}
