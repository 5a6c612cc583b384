package io.vedette.sentinel.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BriefInfoTest {
    private static final long NOW = 1_000_000;

    private final BriefInfo brief = new BriefInfo();

    @ParameterizedTest
    @CsvSource({
        "redis_version:7.0.15, true",
        "redis_version:10.0, true",
        "redis_version:6.2.14, false",
        "redis_version:, false",
        "redis_version, false",
        "redis_version:99999999999999999999, true",
        "role:master, false"
    })
    void severalSectionsAreUnderstoodSinceRedisSeven(String line, boolean understood) {
        brief.whole("# Server\r\n" + line + "\r\n", NOW);
        assertThat(brief.isEnough(NOW)).isEqualTo(understood);
    }

    @Test
    void thereHasToBeTheWholeFirst() {
        assertThat(brief.isEnough(NOW)).isFalse();
    }

    @Test
    void theWholeGrowsOld() {
        brief.whole("redis_version:7.2.0", NOW);
        assertThat(brief.isEnough(NOW + BriefInfo.WHOLE_FOR_MS - 1)).isTrue();
        assertThat(brief.isEnough(NOW + BriefInfo.WHOLE_FOR_MS)).isFalse();
    }

    @Test
    void whoDoesNotUnderstandItIsNotAskedAgain() {
        brief.whole("redis_version:7.2.0", NOW);
        brief.refused();
        brief.whole("redis_version:7.2.0", NOW);
        assertThat(brief.isEnough(NOW)).isFalse();
    }
}
