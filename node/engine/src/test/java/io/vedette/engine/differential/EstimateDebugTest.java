package io.vedette.engine.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.resp.Protocol;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** PFDEBUG shows the registers of an estimate as a real server does. */
class EstimateDebugTest {
    private static final int ELEMENTS = 300;

    @Test
    void registersAreShownAsInRedis() throws IOException, InterruptedException {
        try (SideBySide both = SideBySide.start(Protocol.RESP2)) {
            for (int i = 0; i < ELEMENTS; i++) {
                ask(both, "PFADD many element" + i);
            }
            for (String command : List.of(
                    "PFADD few a b c",
                    "SET text value",
                    "RPUSH list x",
                    "PFDEBUG",
                    "PFDEBUG ENCODING",
                    "PFDEBUG NOTHING few",
                    "PFDEBUG ENCODING missing",
                    "PFDEBUG ENCODING text",
                    "PFDEBUG ENCODING list",
                    "PFDEBUG encoding few",
                    "PFDEBUG DECODE few",
                    "PFDEBUG DECODE many",
                    "PFDEBUG TODENSE few",
                    "PFDEBUG TODENSE few",
                    "PFDEBUG DECODE few",
                    "PFDEBUG ENCODING few",
                    "GET few",
                    "PFDEBUG GETREG few",
                    "PFDEBUG GETREG many",
                    "PFDEBUG ENCODING many",
                    "PFCOUNT many",
                    "PFDEBUG GETREG many",
                    "PFSELFTEST",
                    "PFSELFTEST x")) {
                ask(both, command);
            }
            assertThat(both.differences()).isEmpty();
        }
    }

    private static void ask(SideBySide both, String command) throws IOException {
        both.ask(command, SideBySide.words(command.split(" ", -1)));
    }
}
