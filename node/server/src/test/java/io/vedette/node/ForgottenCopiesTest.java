package io.vedette.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who may hold a copy of a key that is not remembered any more is told, whatever made us forget. */
@Timeout(60)
class ForgottenCopiesTest {
    @TempDir
    private Path folder;

    @Test
    void aLimitThatIsLoweredAndOnesOwnReadAreTold() throws Exception {
        NodeServer node = LocalNode.started(folder);
        try (LocalClient client = new LocalClient(folder);
                LocalClient told = new LocalClient(folder)) {
            String id = told.ask("CLIENT ID").substring(1);
            assertThat(told.ask("SUBSCRIBE __redis__:invalidate")).startsWith("subscribe");
            client.ask("CLIENT TRACKING ON NOLOOP REDIRECT " + id);
            client.ask("MGET a b c");
            assertThat(client.ask("CONFIG SET tracking-table-max-keys 1")).isEqualTo("+OK");
            assertThat(told.next()).isEqualTo("message __redis__:invalidate a");
            assertThat(told.next()).isEqualTo("message __redis__:invalidate b");
            client.ask("GET d");
            assertThat(told.next()).isEqualTo("message __redis__:invalidate c");
        } finally {
            node.secure();
            node.stop();
        }
    }
}
