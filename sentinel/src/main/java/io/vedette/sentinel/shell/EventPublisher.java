package io.vedette.sentinel.shell;

/** Hands an event of the sentinel to the clients that subscribed to its channel. */
@FunctionalInterface
public interface EventPublisher {
    void publish(String channel, String payload);
}
