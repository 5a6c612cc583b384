package io.vedette.sentinel.publish;

import io.vedette.resp.process.Worker;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Gives a {@link BlockingPlace} that tells of replicas a thread of its own, so that only it waits for the place. */
final class OnWorker implements Publisher {
    private final Worker worker;
    private final BlockingPlace place;

    /** @param name the thread's; of no other publisher */
    OnWorker(Vertx vertx, String name, BlockingPlace place) {
        this.worker = Worker.named(vertx, name);
        this.place = place;
    }

    @Override
    public Future<Receipt> publish(Publication publication) {
        return worker.run(() -> place.publish(publication));
    }

    @Override
    public Future<Void> rehearse() {
        return worker.step(place::rehearse);
    }

    @Override
    public boolean tellsReplicas() {
        return true;
    }

    @Override
    public long renewMs() {
        return place.renewMs();
    }

    @Override
    public void close() {
        worker.step(place::close).onComplete(closed -> worker.close());
    }
}
