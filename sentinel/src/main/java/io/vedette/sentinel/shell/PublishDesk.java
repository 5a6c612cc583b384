package io.vedette.sentinel.shell;

import io.vedette.quorum.Coordinator;
import io.vedette.quorum.Effect;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.view.GroupView;
import io.vedette.quorum.view.ReplicaView;
import io.vedette.sentinel.lease.Lenders;
import io.vedette.sentinel.publish.Publication;
import io.vedette.sentinel.publish.PublishMeter;
import io.vedette.sentinel.publish.PublishQueue;
import io.vedette.sentinel.publish.PublishStatus;
import io.vedette.sentinel.publish.PublisherPlan;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Passes to the publishers what they are to show. A switch is passed on at once. Beside that each group that has publishers is looked
 * at every second: so they learn at the start who is the master, and later which replicas come and go.
 */
final class PublishDesk {
    private static final long LOOK_MS = 1_000;
    private static final long WITHDRAW_MS = 1_000;

    private final Coordinator coordinator;
    private final Vertx vertx;
    private final LongSupplier clock;
    private final DeadlineTimer timer;
    private final TreeMap<GroupName, List<PublishQueue>> queues = new TreeMap<>();
    private long looking = -1;

    PublishDesk(
            List<PublisherPlan> plans,
            Vertx vertx,
            Context loop,
            Lenders lenders,
            Coordinator coordinator,
            LongSupplier clock,
            Function<PublisherPlan, PublishMeter> meters) {
        this.coordinator = coordinator;
        this.vertx = vertx;
        this.clock = clock;
        this.timer = new DeadlineTimer(vertx, clock, late -> tend());
        for (PublisherPlan plan : plans) {
            queues.computeIfAbsent(plan.line().group(), group -> new ArrayList<>())
                    .add(new PublishQueue(
                            plan.line(),
                            plan.open(vertx, lenders),
                            task -> loop.runOnContext(turn -> {
                                task.run();
                                arm();
                            }),
                            clock,
                            meters.apply(plan)));
        }
    }

    void start() {
        if (!queues.isEmpty()) {
            all().forEach(PublishQueue::rehearse);
            look();
            looking = vertx.setPeriodic(LOOK_MS, tick -> look());
        }
    }

    /** Before the links are closed: others may have to be told. Ends within a second, come what may. */
    Future<Void> withdraw() {
        vertx.cancelTimer(looking);
        Future<Void> all = Future.join(
                        this.all().stream().map(PublishQueue::withdraw).toList())
                .<Void>mapEmpty()
                .otherwiseEmpty();
        return Future.any(all, vertx.timer(WITHDRAW_MS).mapEmpty()).mapEmpty();
    }

    void stop() {
        vertx.cancelTimer(looking);
        timer.stop();
        all().forEach(PublishQueue::close);
    }

    void publish(Effect.PublishMaster switched) {
        List<PublishQueue> told = queues.getOrDefault(switched.group(), List.of());
        if (!told.isEmpty()) {
            Publication publication = new Publication(
                    switched.group(),
                    switched.configEpoch(),
                    Optional.of(switched.before()),
                    switched.now(),
                    coordinator
                            .view(switched.group(), clock.getAsLong())
                            .map(PublishDesk::following)
                            .orElse(List.of()));
            told.forEach(queue -> queue.offer(publication));
            arm();
        }
    }

    /** A group that is no more is not published any more; what was published of it stays. */
    void forget(GroupName group) {
        List<PublishQueue> gone = queues.remove(group);
        if (gone != null) {
            gone.forEach(PublishQueue::close);
        }
    }

    private void look() {
        queues.forEach((group, told) -> coordinator
                .view(group, clock.getAsLong())
                .map(PublishDesk::seen)
                .ifPresent(seen -> told.forEach(queue -> queue.offer(seen))));
        arm();
    }

    private static Publication seen(GroupView view) {
        return new Publication(view.name(), view.configEpoch(), Optional.empty(), view.master(), following(view));
    }

    private static List<HostPort> following(GroupView view) {
        return view.replicas().stream()
                .filter(ReplicaView::masterLinkUp)
                .map(ReplicaView::instance)
                .filter(replica -> !replica.isSdown() && !replica.address().equals(view.master()))
                .map(replica -> replica.address())
                .sorted()
                .toList();
    }

    private void tend() {
        all().forEach(PublishQueue::tend);
        arm();
    }

    private void arm() {
        timer.at(all().stream().mapToLong(PublishQueue::nextDeadlineMs).min().orElse(Long.MAX_VALUE));
    }

    private List<PublishQueue> all() {
        return queues.values().stream().flatMap(List::stream).toList();
    }

    List<PublishStatus> status() {
        return all().stream().map(PublishQueue::status).toList();
    }
}
