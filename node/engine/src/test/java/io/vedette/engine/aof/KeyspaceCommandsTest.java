package io.vedette.engine.aof;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.engine.rdb.RdbOrigin;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyspaceCommandsTest {
    private static String begun(boolean timed) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new KeyspaceCommands(out::write, timed).begin(new RdbOrigin("7.2.5", 5_999, 0, Optional.empty(), true));
        return out.toString(ISO_8859_1);
    }

    @Test
    void beginsWithTheTimeWhereThatIsWanted() {
        assertThat(begun(true)).isEqualTo("#TS:5\r\n");
        assertThat(begun(false)).isEmpty();
    }
}
