package io.vedette.sentinel.publish;

/**
 * Where a {@link PublishQueue} stands.
 *
 * <pre>
 * Resting    -- something new is wanted                 --> Publishing
 * Publishing -- it is there, nothing newer is wanted    --> Resting
 * Publishing -- it is there, something newer is wanted  --> Publishing
 * Publishing -- it failed                               --> Waiting
 * Waiting    -- the pause is over, or something newer is wanted --> Publishing
 * </pre>
 */
sealed interface PublishState {
    long NEVER = Long.MAX_VALUE;

    /** For INFO. */
    String word();

    boolean mayBegin(long nowMs);

    /** Whether what is shown already has to be told again. */
    default boolean isToRenew(long nowMs) {
        return false;
    }

    /** From when on something is due although nothing new is wanted. */
    long deadlineMs();

    /** What becomes of it when something newer is wanted. */
    PublishState hurried();

    /**
     * What is wanted is shown.
     *
     * @param againMs when it has to be renewed
     */
    record Resting(long againMs) implements PublishState {
        @Override
        public String word() {
            return "ok";
        }

        @Override
        public boolean mayBegin(long nowMs) {
            return true;
        }

        @Override
        public boolean isToRenew(long nowMs) {
            return nowMs >= againMs;
        }

        @Override
        public long deadlineMs() {
            return againMs;
        }

        @Override
        public PublishState hurried() {
            return this;
        }
    }

    record Publishing(Publication publication) implements PublishState {
        @Override
        public String word() {
            return "publishing";
        }

        @Override
        public boolean mayBegin(long nowMs) {
            return false;
        }

        @Override
        public long deadlineMs() {
            return NEVER;
        }

        @Override
        public PublishState hurried() {
            return this;
        }
    }

    record Waiting(long untilMs) implements PublishState {
        @Override
        public String word() {
            return "retrying";
        }

        @Override
        public boolean mayBegin(long nowMs) {
            return nowMs >= untilMs;
        }

        @Override
        public long deadlineMs() {
            return untilMs;
        }

        @Override
        public PublishState hurried() {
            return new Resting(NEVER);
        }
    }
}
