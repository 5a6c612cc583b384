package io.vedette.resp.pubsub;

/** What can be listened to, with the words the replies use for it. */
public enum Kind {
    CHANNEL("subscribe", "unsubscribe"),
    PATTERN("psubscribe", "punsubscribe"),
    SHARD("ssubscribe", "sunsubscribe");

    private final String subscribed;
    private final String unsubscribed;

    Kind(String subscribed, String unsubscribed) {
        this.subscribed = subscribed;
        this.unsubscribed = unsubscribed;
    }

    String subscribed() {
        return subscribed;
    }

    String unsubscribed() {
        return unsubscribed;
    }
}
