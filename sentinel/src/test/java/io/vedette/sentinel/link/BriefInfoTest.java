package io.vedette.sentinel.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BriefInfoTest {
    private static final long NOW = 1_000_000;

    private final BriefInfo sections = new BriefInfo();

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
        sections.whole("# Server\r\n" + line + "\r\n", NOW);
        assertThat(sections.areEnough(NOW)).isEqualTo(understood);
    }

    @Test
    void thereHasToBeTheWholeFirst() {
        assertThat(sections.areEnough(NOW)).isFalse();
    }

    @Test
    void theWholeGrowsOld() {
        sections.whole("redis_version:7.2.0", NOW);
        assertThat(sections.areEnough(NOW + BriefInfo.WHOLE_FOR_MS - 1)).isTrue();
        assertThat(sections.areEnough(NOW + BriefInfo.WHOLE_FOR_MS)).isFalse();
    }

    @Test
    void whoDoesNotUnderstandItIsNotAskedAgain() {
        sections.whole("redis_version:7.2.0", NOW);
        sections.refused();
        sections.whole("redis_version:7.2.0", NOW);
        assertThat(sections.areEnough(NOW)).isFalse();
    }
}
