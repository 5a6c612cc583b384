package io.vedette.node.replication;

import io.vedette.engine.Engine;
import io.vedette.engine.rdb.RdbOrigin;
import io.vedette.engine.replication.EffectLog;
import io.vedette.node.aof.AppendOnly;
import io.vedette.node.config.DataFolder;
import io.vedette.node.config.LiveConfiguration;
import io.vedette.node.data.DataCommands;
import io.vedette.node.data.MasterClient;
import io.vedette.node.heap.Filling;
import io.vedette.node.identity.Identity;
import io.vedette.node.persist.Rest;
import io.vedette.node.persist.SnapshotMaker;
import io.vedette.resp.client.OwnLink;
import io.vedette.resp.config.DataParameters;
import io.vedette.resp.config.IdentityParameters;
import io.vedette.resp.config.ReplicationParameters;
import io.vedette.resp.info.InfoSection;
import io.vedette.resp.process.WorkingFolder;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.RespServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How data come and go between nodes: what it takes to follow one, and to be followed by others, put together.
 *
 * <pre>
 *   master:   commands -> effects -> ReplicationStream -> ReplicaLink, one per replica, each at its own pace
 *   replica:  MasterLink -> Streaming -> engine
 *                               +-----> ReplicationStream -> ReplicaLink ...
 * </pre>
 *
 * <p>Both are the same stream at the same offsets, so whichever of the replicas becomes master, the others go on with it
 * from where they are.
 */
public final class Replication {
    private static final Logger LOG = LoggerFactory.getLogger(Replication.class);
    private static final long SECOND_MS = 1000;

    private final Vertx vertx;
    private final DataCommands data;
    private final LiveConfiguration configuration;
    private final Replicas replicas;
    private final Traffic traffic;
    private final ReplicationStream stream;
    private final History history;
    private final FullSyncs fullSyncs;
    private final Follower follower;
    private final Allegiance allegiance;
    private final Heartbeat heartbeat;
    private final SyncFigures figures = new SyncFigures();
    private final Acknowledgements acknowledgements;
    private final Failover failover;
    private final ComingToRest rest;
    private final VisibleMaster visibleMaster;
    private final ReplicationGuard guard;
    private final AppendOnly appendOnly;
    private final Identity identity;

    public Replication(
            Vertx vertx,
            RespServer server,
            Engine engine,
            DataCommands data,
            LiveConfiguration configuration,
            WorkingFolder folder,
            DataFolder dataFolder,
            SnapshotMaker maker,
            AppendOnly appendOnly,
            Identity identity,
            RandomGenerator random) {
        this.vertx = vertx;
        this.data = data;
        this.configuration = configuration;
        this.replicas = new Replicas(server);
        this.traffic = new Traffic(replicas);
        this.stream = new ReplicationStream(replicas::sendSoon);
        this.history = new History(random, stream);
        MasterClient master = data.masterClient();
        this.fullSyncs = new FullSyncs(
                vertx, server, replicas, figures, history, random, configuration::current, maker, dataFolder);
        maker.position(() -> position(master));
        this.follower = new Follower(
                server.context(),
                engine,
                configuration,
                history,
                master,
                replicas,
                traffic,
                new OnDisk(appendOnly),
                identity);
        Dialer dialer = new Dialer(server.context(), vertx, configuration, folder);
        this.allegiance = new Allegiance(
                vertx, server.clock(), data, configuration, history, replicas, follower, dialer, identity);
        this.heartbeat = new Heartbeat(server, configuration, replicas, history);
        this.failover = new Failover(vertx, server, this);
        this.rest = new ComingToRest(vertx, server, configuration, this);
        follower.whenContinued(failover::accepted);
        follower.whenRefused(answer -> failover.abort("Failover target rejected psync request: " + answer));
        this.visibleMaster = new VisibleMaster(server, this, master);
        this.acknowledgements = new Acknowledgements(vertx, server, stream, failover::look);
        data.waits().others(acknowledgements::unblock);
        this.guard = new ReplicationGuard(this, replicas);
        configuration.follow(guard::settings);
        data.guard(guard);
        data.stream(stream::offset);
        data.log(appendOnly::given);
        this.appendOnly = appendOnly;
        this.identity = identity;
        appendOnly.whenSynced(this::synced);
        data.expiryElsewhere(() -> isReplica() || server.pauses().stops(true));
    }

    /** Whom to tell that data come in. */
    public void tell(Filling heap) {
        follower.tell(heap);
    }

    /** Where the data stand, if that means anything to anybody else; a master begins with database 0 for whoever joins it. */
    private Optional<RdbOrigin.Position> position(MasterClient master) {
        return history.stream().backlog().isEmpty()
                ? Optional.empty()
                : Optional.of(new RdbOrigin.Position(
                        isReplica() ? master.database() : 0, history.lineage().id(), stream.offset()));
    }

    /** The data were loaded from a file that says where they stand: who followed us before, or whom we followed, goes on from there. */
    public void resume(RdbOrigin.Position where) {
        if (where.streamDatabase() >= configuration.get(DataParameters.DATABASES)) {
            return;
        }
        boolean replica = isReplica();
        history.resume(where, replica, configuration.get(ReplicationParameters.REPL_BACKLOG_SIZE));
        if (replica) {
            follower.resume(where);
        }
        LOG.info("The data stand at {}:{}", where.replicationId(), where.offsetBytes());
    }

    /** The link to our master, as clients see it. */
    public List<OwnLink> ownLinks() {
        return visibleMaster.get();
    }

    /** How long replicas may still take to catch up, where the node is about to end. */
    public OptionalLong shutdownInMs() {
        return rest.leftMs();
    }

    /** What happens before the node ends. */
    public Rest rest() {
        return rest;
    }

    /** Where the effects of commands go. */
    public EffectLog log() {
        return stream;
    }

    /** Begins to look after links, and follows whom the configuration names; to be called on the loop. */
    public void start() {
        identity.start(vertx, stream::offset);
        fullSyncs.rehearse();
        vertx.setPeriodic(SECOND_MS, id -> heartbeat.second(isReplica() || rest.isOn()));
        allegiance.begin();
    }

    public Map<String, CommandHandler> commands() {
        return ReplicationCommands.of(this, failover, acknowledgements, data, appendOnly);
    }

    private void synced() {
        acknowledgements.look();
        allegiance.link().ifPresent(MasterLink::synced);
    }

    public SyncFigures figures() {
        return figures;
    }

    public Traffic traffic() {
        return traffic;
    }

    /** What of the stream is kept for whoever comes again, and all that replicas have still to be sent, that included. */
    public StreamMemory memory() {
        long kept =
                stream.backlog().map(backlog -> backlog.end() - backlog.start()).orElse(0L);
        long held = Math.max(kept, replicas.mostBehind(stream.offset()));
        return new StreamMemory(kept, held + replicas.pendingBytes());
    }

    /** Bytes in memory: those of the backlog, and all together. */
    public record StreamMemory(long backlog, long all) {}

    public InfoSection section() {
        return new ReplicationSection(this, configuration);
    }

    /** Who this node is, in the words of INFO. */
    public InfoSection identitySection() {
        return new IdentitySection(this, identity, configuration);
    }

    /** Writes down who this node is and how far; done when that is over. */
    public Future<Void> keepIdentity() {
        return identity.end();
    }

    /** What this node says to replicas of its kind. */
    String introduction() {
        return MasterFacts.line(
                identity.nodeId(), configuration.get(IdentityParameters.DEPLOYMENT_ID), identity.epoch());
    }

    public boolean isReplica() {
        return allegiance.isReplica();
    }

    Allegiance allegiance() {
        return allegiance;
    }

    History history() {
        return history;
    }

    Replicas replicas() {
        return replicas;
    }

    FullSyncs fullSyncs() {
        return fullSyncs;
    }

    /** Nobody who stood where we stand may go on from there any more. */
    public void beginHistory() {
        history.begin();
    }

    String failoverState() {
        return failover.state();
    }

    boolean isFailingOver() {
        return failover.isGoingOn();
    }

    /** How many replicas count for min-replicas-to-write, if any have to. */
    Optional<Integer> goodReplicas() {
        return guard.goodReplicas();
    }
}
