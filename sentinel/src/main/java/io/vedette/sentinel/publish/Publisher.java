package io.vedette.sentinel.publish;

import io.vertx.core.Future;

/**
 * A place outside where clients look for the master of one group. What it is told twice is there once; what is older than what
 * it has is refused. It never blocks its caller, and each of its futures ends, within some ten seconds: nothing else ends them.
 */
public interface Publisher {
    /** Brings it there, and looks whether it is there. Told one at a time. Fails when that is to be tried again. */
    Future<Receipt> publish(Publication publication);

    /** Tries, without changing anything anybody looks at, whether {@link #publish} would be allowed. Fails with what is missing. */
    Future<Void> rehearse();

    /** For operators, how it stands beside what was published last; empty where there is nothing to say. */
    default String note() {
        return "";
    }

    /** Whether the replicas are part of what it shows, so that it must be told when they change. */
    boolean tellsReplicas();

    /** Takes back what must not outlive this process; {@link #close} comes after it. */
    default Future<Void> withdraw() {
        return Future.succeededFuture();
    }

    /** After this long it is told again what it shows already, because it forgets; {@link Long#MAX_VALUE} when it does not. */
    default long renewMs() {
        return Long.MAX_VALUE;
    }

    void close();
}
