package io.vedette.sentinel.publish;

/** Counts what one publisher does. */
public interface PublishMeter {
    /** Something is there, so long after it was wanted. */
    void shown(long delayMs);

    void failed();

    /** Where nobody counts. */
    PublishMeter NONE = new PublishMeter() {
        @Override
        public void shown(long delayMs) {}

        @Override
        public void failed() {}
    };
}
