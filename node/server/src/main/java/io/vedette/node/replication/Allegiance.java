package io.vedette.node.replication;

import io.vedette.node.config.LiveConfiguration;
import io.vedette.node.data.DataCommands;
import io.vedette.node.identity.Identity;
import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.Directive;
import io.vedette.resp.config.Origin;
import io.vedette.resp.config.ReplicationParameters;
import io.vedette.resp.server.ServerClock;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whom this node follows: one master, or nobody. What it was told is remembered in the configuration; and whenever it
 * changes sides, so does the history of its data: who follows shares that of the master, who leads begins a branch of
 * it, which those who followed along may go on with.
 */
final class Allegiance {
    private static final Logger LOG = LoggerFactory.getLogger(Allegiance.class);

    private final Vertx vertx;
    private final ServerClock clock;
    private final DataCommands data;
    private final LiveConfiguration configuration;
    private final History history;
    private final Replicas replicas;
    private final Follower follower;
    private final Dialer dialer;
    private final Identity identity;

    /** None while we lead. Whom the configuration names is our master from the beginning, though not dialled before the data are there. */
    private @Nullable MasterLink link;

    Allegiance(
            Vertx vertx,
            ServerClock clock,
            DataCommands data,
            LiveConfiguration configuration,
            History history,
            Replicas replicas,
            Follower follower,
            Dialer dialer,
            Identity identity) {
        this.vertx = vertx;
        this.clock = clock;
        this.data = data;
        this.configuration = configuration;
        this.history = history;
        this.replicas = replicas;
        this.follower = follower;
        this.dialer = dialer;
        this.identity = identity;
        this.link = Address.of(configuration.get(ReplicationParameters.REPLICAOF))
                .map(master -> new MasterLink(vertx, clock, dialer, follower, master))
                .orElse(null);
    }

    boolean isReplica() {
        return link != null;
    }

    Optional<MasterLink> link() {
        return Optional.ofNullable(link);
    }

    Optional<Address> master() {
        return link().map(MasterLink::master);
    }

    /** Why we do not follow the master we were told to, or nothing. */
    String refusedMaster() {
        return isReplica() ? follower.refusal().orElse("") : "";
    }

    /** Dials whom the configuration named at the start; nobody could be told to follow another one before. */
    void begin() {
        link().ifPresent(this::open);
    }

    /** We do not listen to our master any more, though it still is. */
    void leaveMaster() {
        link().ifPresent(MasterLink::stop);
    }

    void returnToMaster() {
        master().ifPresent(this::dial);
    }

    /** Follows this master from now on. */
    void follow(Address master) {
        if (!isReplica()) {
            history.share(configuration.get(ReplicationParameters.REPL_BACKLOG_SIZE));
        }
        data.waits()
                .endAll("UNBLOCKED force unblock from blocking operation, instance state changed (master -> replica?)");
        remember(List.of("replicaof", master.host(), Integer.toString(master.port())));
        dial(master);
        LOG.info("REPLICAOF {} enabled", master);
    }

    /** This replica takes over from us, and we follow it. */
    void handOver(Address successor) {
        follower.handingOver(true);
        follow(successor);
    }

    /** There is one link at most: what two bring would be applied twice. */
    private void dial(Address master) {
        leaveMaster();
        MasterLink made = new MasterLink(vertx, clock, dialer, follower, master);
        link = made;
        open(made);
    }

    private void open(MasterLink made) {
        history.stream().repeating(true);
        made.start();
    }

    /** Follows nobody any more: the data go their own way from here. */
    void lead() {
        MasterLink old = link;
        if (old == null) {
            return;
        }
        old.stop();
        follower.handingOver(false);
        link = null;
        history.stream().repeating(false);
        history.branch();
        identity.promoted();
        replicas.disconnectAll();
        remember(List.of("replicaof", ""));
        LOG.info(
                "MASTER MODE enabled, the stream goes on as {}",
                history.lineage().id());
    }

    private void remember(List<String> words) {
        try {
            configuration.change(List.of(new Directive(new Origin("REPLICAOF", 0), String.join(" ", words), words)));
        } catch (BadConfiguration refused) {
            throw new IllegalStateException("the configuration refuses " + words, refused);
        }
    }
}
