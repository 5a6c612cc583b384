package io.vedette.sentinel.publish;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;

/** Gives a {@link BlockingPlace} that tells of replicas a thread of its own, so that only it waits for the place. */
final class OnWorker implements Publisher {
    private final WorkerExecutor worker;
    private final BlockingPlace place;

    /** @param name the thread's; of no other publisher */
    OnWorker(Vertx vertx, String name, BlockingPlace place) {
        this.worker = vertx.createSharedWorkerExecutor(name, 1);
        this.place = place;
    }

    @Override
    public Future<Receipt> publish(Publication publication) {
        return worker.executeBlocking(() -> place.publish(publication));
    }

    @Override
    public Future<Void> rehearse() {
        return worker.<Boolean>executeBlocking(() -> {
                    place.rehearse();
                    return true;
                })
                .mapEmpty();
    }

    @Override
    public boolean tellsReplicas() {
        return true;
    }

    @Override
    public void close() {
        worker.<Boolean>executeBlocking(() -> {
                    place.close();
                    return true;
                })
                .onComplete(closed -> worker.close());
    }
}
