package io.vedette.sentinel.shell;

import io.vedette.quorum.Answer;
import io.vedette.quorum.Command;
import io.vedette.quorum.Coordinator;
import io.vedette.quorum.Effect;
import io.vedette.quorum.Event;
import io.vedette.quorum.Outcome;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.Settings;
import io.vedette.quorum.Target;
import io.vedette.resp.Bytes;
import io.vedette.resp.process.Worker;
import io.vedette.sentinel.advice.Observations;
import io.vedette.sentinel.hook.Hooks;
import io.vedette.sentinel.link.Links;
import io.vedette.sentinel.link.Signature;
import io.vedette.sentinel.publish.PublishStatus;
import io.vedette.sentinel.script.ScriptQueue;
import io.vedette.sentinel.state.SentinelState;
import io.vedette.sentinel.state.StateKeeper;
import io.vertx.core.Future;
import io.vertx.core.net.NetClient;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that stands around the core, and what carries out each effect of it. It decides nothing. Whatever happens, a reply, a finished write,
 * an operator's command, comes in here and goes through {@link Turns}, one at a time.
 */
public final class Shell {
    private static final Logger LOG = LoggerFactory.getLogger(Shell.class);

    private static final long PLANNING_MS = 1_000;

    private final Surroundings surroundings;
    private final Coordinator coordinator;
    private final OptionBook options;
    private final InfoCache infos = new InfoCache();
    private final Complaints complaints = new Complaints();
    private final Advice advice;
    private final History history = new History();
    private final HelloDesk hellos;
    private final Links links;
    private final StateKeeper keeper;
    private final ScriptQueue scripts;
    private final Hooks hooks;
    private final Announcer announcer;
    private final Planner planner;
    private final LeaseDesk leases;
    private final PublishDesk publishing;
    private final Turns turns;
    private final Worker disk;
    private final Worker rewriter;
    private final Worker starter;
    private final NetClient client;
    private final ReplyDesk<Outcome> commands = new ReplyDesk<>();
    private final ReplyDesk<Answer> questions = new ReplyDesk<>();
    private long planning = -1;
    private long lastRequest;

    /** To be called on the loop of {@code surroundings}. */
    public Shell(SentinelState state, Settings settings, Surroundings surroundings, RandomGenerator random) {
        this.surroundings = surroundings;
        this.options = new OptionBook(state, surroundings.processLines());
        this.coordinator = new Coordinator(state.durable(), settings, random);
        Places places = new Places(options, coordinator);
        this.hellos = new HelloDesk(state.durable().myId(), options, places::of, complaints);
        Observations observations = new Observations();
        this.disk = Worker.named(surroundings.vertx(), "sentinel-disk");
        this.rewriter = Worker.named(surroundings.vertx(), "sentinel-rewriter");
        this.starter = Worker.named(surroundings.vertx(), "sentinel-scripts");
        this.client = surroundings.vertx().createNetClient(surroundings.client());
        this.links = new Links(
                surroundings.vertx(),
                client,
                surroundings.tls(),
                new ShellLinks(
                        state.durable().myId(),
                        options,
                        places,
                        hellos,
                        infos,
                        complaints,
                        observations,
                        surroundings,
                        this::on));
        this.keeper = new StateKeeper(
                surroundings.vertx(),
                disk,
                rewriter,
                surroundings.store(),
                state.durable(),
                places::written,
                options::with,
                this::on);
        this.scripts =
                ScriptQueue.ofProcesses(surroundings.loop(), starter, surroundings.workingFolder(), this::scriptEvent);
        this.hooks = new Hooks(surroundings.vertx(), surroundings.workingFolder(), this::on);
        this.advice = new Advice(coordinator, hellos, hooks, observations);
        this.announcer = new Announcer(surroundings.publisher(), surroundings.watch(), options, scripts, this::nowMs);
        this.planner = new Planner(
                options, coordinator, history, this::command, announcer::announce, InstantSource.system(), this::nowMs);
        this.leases = new LeaseDesk(coordinator, links, this::nowMs);
        this.publishing = new PublishDesk(
                surroundings.publishing(),
                surroundings.vertx(),
                surroundings.loop(),
                leases,
                coordinator,
                this::nowMs,
                surroundings.watch()::meterOf);
        this.turns = new Turns(coordinator, bind(), links, scripts, surroundings);
    }

    private EffectTable bind() {
        return new EffectTable.Builder()
                .bind(Effect.Connect.class, links::connect)
                .bind(Effect.Drop.class, effect -> links.drop(effect.link()))
                .bind(Effect.Ping.class, effect -> links.ping(effect.link()))
                .bind(Effect.AskInfo.class, effect -> links.askInfo(effect.link()))
                .bind(Effect.AskRole.class, effect -> links.askRole(effect.link()))
                .bind(Effect.AskMasterDown.class, effect -> links.askMasterDown(effect.link(), effect.question()))
                .bind(Effect.SendGossip.class, effect -> links.gossip(effect.link(), effect.gossip()))
                .bind(Effect.PublishHello.class, links::publishHello)
                .bind(Effect.SendOrder.class, effect -> links.order(effect.link(), effect.number(), effect.order()))
                .bind(Effect.AnswerMasterDown.class, effect -> questions.answer(effect.request(), effect.answer()))
                .bind(Effect.Reply.class, effect -> commands.answer(effect.request(), effect.outcome()))
                .bind(Effect.Persist.class, this::persist)
                .bind(Effect.Announce.class, announcer::announce)
                .bind(Effect.RunReconfigScript.class, announcer::runReconfigScript)
                .bind(Effect.PublishMaster.class, publishing::publish)
                .bind(Effect.AskLeadership.class, surroundings.arbiter()::ask)
                .bind(Effect.EndLeadership.class, surroundings.arbiter()::end)
                .bind(Effect.AskHook.class, hooks::ask)
                .bind(Effect.KeepFlight.class, this::keep)
                .bind(Effect.Exit.class, this::exit)
                .build();
    }

    /** A group that is no more takes its options along, so that a later one of its name begins without them. */
    private void persist(Effect.Persist effect) {
        effect.delta().removed().forEach(options::forget);
        effect.delta().removed().forEach(publishing::forget);
        effect.delta().removed().forEach(leases::forget);
        keeper.persist(effect.revision(), effect.delta());
    }

    private void keep(Effect.KeepFlight effect) {
        history.keep(effect.record());
        surroundings.watch().ended(effect.record());
    }

    public void start() {
        advice.start(surroundings.vertx());
        turns.start();
        publishing.start();
        planning = surroundings.vertx().setPeriodic(PLANNING_MS, second -> planner.tick());
        surroundings.arbiter().start(this::on);
    }

    /** Takes back what was published and must not outlive us; to be waited for before {@link #stop}. */
    public Future<Void> withdraw() {
        return publishing.withdraw();
    }

    /** Closes everything; over when all that was promised is in the configuration file. */
    public Future<Void> stop() {
        turns.stop();
        publishing.stop();
        surroundings.vertx().cancelTimer(planning);
        surroundings.arbiter().stop();
        advice.stop(surroundings.vertx());
        links.closeAll();
        client.close();
        starter.close();
        hooks.close();
        return keeper.close().onComplete(kept -> {
            disk.close();
            rewriter.close();
        });
    }

    /** Something happened. On the loop only. */
    public void on(Event event) {
        turns.on(event);
    }

    private void scriptEvent(String channel, String payload) {
        announcer.announce(new Effect.Announce(Effect.EventLevel.WARNING, channel, payload, Optional.empty(), false));
    }

    private void exit(Effect.Exit effect) {
        LOG.warn("Exiting with status {}: {}", effect.status(), effect.reason());
        surroundings.halt().accept(effect.status());
    }

    /** An operator's command; {@code answer} is told its outcome once, perhaps much later. */
    public void command(Command command, Consumer<Outcome> answer) {
        if (command instanceof Command.Set || command instanceof Command.Flush) {
            keeper.wantWhole();
        }
        long request = ++lastRequest;
        commands.await(request, answer);
        on(new Event.Commanded(request, command));
    }

    /** Another sentinel asks; the question gets a number of ours. */
    public void asked(Event.MasterDownAsked question, Consumer<Answer> answer) {
        long request = ++lastRequest;
        questions.await(request, answer);
        on(new Event.MasterDownAsked(request, question.master(), question.epoch(), question.candidate()));
    }

    /** A hello that somebody published to us. */
    public void hello(Bytes text, Supplier<String> from) {
        hellos.heard(text, from).ifPresent(this::on);
    }

    public void logLevel(String word) {
        surroundings.logLevel().accept(word);
    }

    public long nowMs() {
        return clockMs();
    }

    static long clockMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    public Coordinator core() {
        return coordinator;
    }

    public OptionBook options() {
        return options;
    }

    public SentinelId myId() {
        return core().view(nowMs()).myId();
    }

    public Complaints complaints() {
        return complaints;
    }

    public Advice advice() {
        return advice;
    }

    public InfoCache infos() {
        return infos;
    }

    public History history() {
        return history;
    }

    public List<PublishStatus> publishers() {
        return publishing.status();
    }

    public Planner planner() {
        return planner;
    }

    /** What other sentinels borrow from us. */
    public LeaseDesk leases() {
        return leases;
    }

    public ScriptQueue scripts() {
        return scripts;
    }

    /** The key of our own sentinels. */
    public Optional<Signature> signature() {
        return hellos.signature();
    }

    public int openLinks() {
        return links.open();
    }

    /** Commands without a reply on the link to this target. */
    public int pending(Target target) {
        return links.pending(target);
    }
}
