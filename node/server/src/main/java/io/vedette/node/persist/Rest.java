package io.vedette.node.persist;

import io.vertx.core.Future;

/** Port to whoever has to come to rest before the data are saved for the last time; on the loop. */
public interface Rest {
    Rest NONE = new Rest() {
        @Override
        public Future<Void> begin() {
            return Future.succeededFuture();
        }

        @Override
        public void end() {
            // Nothing was held back.
        }
    };

    /** From now on nothing changes; succeeds when everybody has what they should have, or had their time. */
    Future<Void> begin();

    /** The node goes on after all; who waits for {@link #begin} hears a failure. */
    void end();
}
