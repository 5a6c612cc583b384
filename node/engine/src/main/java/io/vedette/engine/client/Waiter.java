package io.vedette.engine.client;

import io.vedette.engine.keyspace.Database;
import io.vedette.resp.ReplyWriter;
import java.util.List;

/**
 * A client that waits for one of some keys.
 *
 * @param deadlineMs when it has waited long enough, or {@link #FOR_EVER}
 * @param missesKeys whether it is also served when one of the keys goes or gets another value
 * @param service what it does with a key it waited for
 * @param timeout how it is told that nothing came
 */
public record Waiter(
        Session session,
        Database database,
        List<byte[]> keys,
        boolean missesKeys,
        long deadlineMs,
        Service service,
        Timeout timeout) {

    public static final long FOR_EVER = Long.MAX_VALUE;

    /** Tries to serve the client from a key. */
    public interface Service {

        /** Whether it was served: the key held what it wanted, was changed, and the reply was written. */
        boolean serve(byte[] key, ReplyWriter reply);
    }

    /** Writes the reply for nothing. */
    public interface Timeout {
        void write(ReplyWriter reply);
    }
}
