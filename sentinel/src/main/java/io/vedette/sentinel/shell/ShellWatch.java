package io.vedette.sentinel.shell;

import io.vedette.quorum.failover.FlightRecord;
import io.vedette.sentinel.publish.PublishMeter;
import io.vedette.sentinel.publish.PublisherPlan;

/** Looks over the shoulder of a {@link Shell}, to count. Called on its loop; must not throw. */
public interface ShellWatch {
    /** An event of this name was announced. */
    void announced(String channel);

    void ended(FlightRecord flight);

    /** A timer of the loop fired so much later than it was due. */
    void late(long ms);

    PublishMeter meterOf(PublisherPlan publisher);

    /** Where nobody counts. */
    ShellWatch NONE = new ShellWatch() {
        @Override
        public void announced(String channel) {}

        @Override
        public void ended(FlightRecord flight) {}

        @Override
        public void late(long ms) {}

        @Override
        public PublishMeter meterOf(PublisherPlan publisher) {
            return PublishMeter.NONE;
        }
    };
}
