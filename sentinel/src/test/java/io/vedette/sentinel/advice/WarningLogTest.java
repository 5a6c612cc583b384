package io.vedette.sentinel.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.GroupName;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarningLogTest {
    private static final GroupName GROUP = new GroupName("mymaster");
    private static final List<Warning> EVEN = List.of(new Warning("even-sentinels", "2 sentinels"));

    private final List<String> lines = new ArrayList<>();
    private final WarningLog log = new WarningLog(lines::add, lines::add);

    @Test
    void whatHoldsForAMomentAfterTheStartIsNotLogged() {
        log.seen(GROUP, EVEN, 0);
        log.seen(GROUP, List.of(), 5_000);
        log.seen(GROUP, EVEN, 6_000);
        log.seen(GROUP, EVEN, 6_000 + WarningLog.SETTLED_MS - 1);

        assertThat(lines).isEmpty();
    }

    @Test
    void whatStaysIsLoggedOnceAndSoIsItsEnd() {
        log.seen(GROUP, EVEN, 0);
        log.seen(GROUP, EVEN, WarningLog.SETTLED_MS);
        log.seen(GROUP, EVEN, 2 * WarningLog.SETTLED_MS);
        log.seen(GROUP, List.of(), 3 * WarningLog.SETTLED_MS);
        log.seen(GROUP, List.of(), 4 * WarningLog.SETTLED_MS);

        assertThat(lines)
                .containsExactly("mymaster: even-sentinels: 2 sentinels", "mymaster: no longer: even-sentinels");
    }

    @Test
    void groupThatIsWatchedAgainBeginsAnew() {
        log.seen(GROUP, EVEN, 0);
        log.seen(GROUP, EVEN, WarningLog.SETTLED_MS);
        log.only(List.of());

        log.seen(GROUP, EVEN, WarningLog.SETTLED_MS + 1);
        log.seen(GROUP, EVEN, 2 * WarningLog.SETTLED_MS + 1);

        assertThat(lines).hasSize(2);
    }
}
