package io.vedette.sentinel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.HostPort;
import org.junit.jupiter.api.Test;

class InfoCacheTest {
    private static final HostPort NODE = new HostPort("10.0.0.1", 6379);

    private final InfoCache cache = new InfoCache();

    @Test
    void theLastTextIsKeptHoweverLongItIs() {
        for (String text : new String[] {"a:1", "a:1000", "b", "", "schlüssel:wörter", "a".repeat(1_000), "a:1"}) {
            cache.put(NODE, text, 0);
            assertThat(cache.of(NODE)).contains(text);
        }
    }

    @Test
    void eachNodeHasItsOwn() {
        cache.put(NODE, "mine", 0);
        cache.put(new HostPort("10.0.0.1", 6380), "another", 0);
        assertThat(cache.of(NODE)).contains("mine");
        assertThat(cache.of(new HostPort("10.0.0.2", 6379))).isEmpty();
    }

    @Test
    void oneTooLongIsCut() {
        cache.put(NODE, "x".repeat(1 << 20), 0);
        assertThat(cache.of(NODE)).contains("x".repeat(64 << 10));
    }

    @Test
    void aTextIsAsOldAsItself() {
        assertThat(cache.ageMs(NODE, 5)).isEmpty();
        cache.put(NODE, "a:1", 5);
        assertThat(cache.ageMs(NODE, 12)).hasValue(7);
    }

    @Test
    void whoNeverSaidAllOfItIsAskedForAllOfIt() {
        cache.refusesBriefInfo(NODE);
        assertThat(cache.briefInfoIsEnough(NODE, 5)).isFalse();
        cache.put(NODE, "redis_version:7.2.4", 5);
        assertThat(cache.briefInfoIsEnough(NODE, 5)).isTrue();
        cache.refusesBriefInfo(NODE);
        assertThat(cache.briefInfoIsEnough(NODE, 5)).isFalse();
    }
}
