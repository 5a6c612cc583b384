package io.vedette.quorum.group;

import io.vedette.quorum.Election;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.desk.Self;
import io.vedette.quorum.link.Contacts;
import java.util.TreeMap;

/** Everything the rules of all groups share: ourselves, whom we talk to, and the rules themselves. */
public final class Ward {
    private final Self self;
    private final Contacts contacts;
    private final Registry registry = new Registry();
    /** With what each said by whom it is elected. */
    private final TreeMap<SentinelId, Election> ours = new TreeMap<>();

    private final Curiosity curiosity = new Curiosity(this);
    private final Announcer announcer = new Announcer(this);
    private final Judge judge = new Judge(this);
    private final Opinions opinions = new Opinions(this);
    private final Witnesses witnesses = new Witnesses();
    private final PreFailover preFailover = new PreFailover(this);
    private final Reincarnation reincarnation = new Reincarnation();
    private final Hellos hellos = new Hellos(this);
    private final HelloRounds rounds = new HelloRounds(this);
    private final Switch switcher = new Switch(this);
    private final VoteDesk votes = new VoteDesk(this);
    private final Repointer repointer = new Repointer(this);
    private final Corrections corrections = new Corrections(this);
    private final InfoDesk infos = new InfoDesk(this);
    private final Runner runner = new Runner(this);
    private final Pauses pauses = new Pauses(this);
    private final Desk desk = new Desk(this);
    private final Abstinence abstinence;
    private final Electorate electorate;

    public Ward(Self self) {
        this.self = self;
        contacts = new Contacts(self);
        abstinence = new Abstinence(this);
        electorate = self.settings().election() == Election.ARBITER
                ? new ElectionByArbiter(this)
                : new ElectionByVotes(this);
    }

    public Self self() {
        return self;
    }

    public Contacts contacts() {
        return contacts;
    }

    public Registry registry() {
        return registry;
    }

    public Desk desk() {
        return desk;
    }

    public Hellos hellos() {
        return hellos;
    }

    HelloRounds rounds() {
        return rounds;
    }

    public VoteDesk votes() {
        return votes;
    }

    public Electorate electorate() {
        return electorate;
    }

    public Opinions opinions() {
        return opinions;
    }

    public Pauses pauses() {
        return pauses;
    }

    public Abstinence abstinence() {
        return abstinence;
    }

    public InfoDesk infos() {
        return infos;
    }

    Curiosity curiosity() {
        return curiosity;
    }

    public Announcer announcer() {
        return announcer;
    }

    Judge judge() {
        return judge;
    }

    Witnesses witnesses() {
        return witnesses;
    }

    PreFailover preFailover() {
        return preFailover;
    }

    Reincarnation reincarnation() {
        return reincarnation;
    }

    Switch switcher() {
        return switcher;
    }

    Repointer repointer() {
        return repointer;
    }

    Corrections corrections() {
        return corrections;
    }

    Runner runner() {
        return runner;
    }

    /** The peer answered our greeting: it is one of ours. */
    public void isOurs(SentinelId peer, Election election) {
        if (ours.containsKey(peer) || ours.size() < Limits.MAX_SENTINELS) {
            ours.put(peer, election);
        }
    }

    public void isForeign(SentinelId peer) {
        ours.remove(peer);
    }

    boolean knowsAsOurs(SentinelId peer) {
        return ours.containsKey(peer);
    }

    /** It is one of ours, and said that an arbiter elects it. */
    boolean asksArbiter(SentinelId peer) {
        return ours.get(peer) == Election.ARBITER;
    }
}
