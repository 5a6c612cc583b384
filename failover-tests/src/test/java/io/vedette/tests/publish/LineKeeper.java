package io.vedette.tests.publish;

import java.util.List;
import java.util.concurrent.Flow;

/** Keeps the lines of a response that does not end. */
final class LineKeeper implements Flow.Subscriber<String> {
    private final List<String> lines;

    LineKeeper(List<String> lines) {
        this.lines = lines;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        lines.add(line);
    }

    @Override
    public void onError(Throwable failure) {
        lines.add("failed: " + failure);
    }

    @Override
    public void onComplete() {
        lines.add("ended");
    }
}
