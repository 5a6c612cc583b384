package io.vedette.resp.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.resp.acl.Acl;
import io.vedette.resp.acl.AclSettings;
import io.vedette.resp.acl.AclStorage;
import io.vedette.resp.client.TestKit;
import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.server.RawClient;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users out of a configuration, seen from a client. */
class UserSettingsTest {
    @TempDir
    Path folder = Path.of("set by JUnit");

    private final TestKit kit = TestKit.started();
    private final Acl acl = kit.acl();

    @BeforeEach
    void theDefaultUserMayDoEverything() throws IOException {
        ask("ACL WHOAMI", "$7\r\ndefault\r\n");
    }

    @AfterEach
    void close() {
        kit.close();
    }

    private UserSettings users(String... lines) throws BadConfiguration {
        return new UserSettings(Settings.of(lines), new WorkingFolder(folder));
    }

    private void ask(String command, String answer) throws IOException {
        try (RawClient client = kit.client()) {
            client.ask(command, answer);
        }
    }

    @Test
    void requirepassIsThePasswordOfTheDefaultUser() throws Exception {
        users("requirepass secret").apply(acl);
        ask("PING", "-NOAUTH Authentication required.\r\n");
        ask("AUTH wrong", "-WRONGPASS invalid username-password pair or user is disabled.\r\n");
        ask("AUTH secret", "+OK\r\n");
    }

    @Test
    void userLinesMakeUsers() throws Exception {
        users("user ann on >pw +ping ~*", "user bob off").apply(acl);
        ask("AUTH ann pw", "+OK\r\n");
        ask("AUTH bob pw", "-WRONGPASS invalid username-password pair or user is disabled.\r\n");
    }

    @Test
    void theFileMakesUsersAndIsWhereTheyAreSaved() throws Exception {
        Path file = Files.writeString(folder.resolve("users.acl"), "user ann on >pw +ping\n\n");
        UserSettings users = users("aclfile users.acl");
        users.apply(acl);
        ask("AUTH ann pw", "+OK\r\n");
        Vertx vertx = Vertx.vertx();
        try {
            assertThat(users.storage(vertx).file()).contains(file.toString());
            assertThat(users().storage(vertx)).isSameAs(AclStorage.NONE);
        } finally {
            vertx.close().await();
        }
    }

    @Test
    void settingsOfTheLogAndOfNewUsers() throws Exception {
        assertThat(users().settings()).isEqualTo(AclSettings.DEFAULT);
        assertThat(users("acllog-max-len 7", "acl-pubsub-default allchannels").settings())
                .isEqualTo(new AclSettings(true, 7));
    }

    @Test
    void mistakesAreNamedByLine() throws Exception {
        assertThatThrownBy(() -> users("port 1", "user ann on +nosuch").apply(acl))
                .hasMessageStartingWith("redis.conf:2: 'user ann on +nosuch': ")
                .hasMessageEndingWith("; correct the rule");
        Files.writeString(folder.resolve("users.acl"), "# no comments here\n");
        assertThatThrownBy(() -> users("aclfile users.acl").apply(acl))
                .hasMessage(folder.resolve("users.acl")
                        + ":1: '# no comments here': should start with user keyword; correct the line");
        assertThatThrownBy(() -> users("aclfile none.acl").apply(acl))
                .hasMessageStartingWith("redis.conf:1: 'aclfile none.acl': Error loading ACLs, opening file; ");
        assertThatThrownBy(() -> users("aclfile users.acl", "user ann on").apply(acl))
                .hasMessageStartingWith(
                        "redis.conf:2: 'user ann on': Configuring Redis with users defined in redis.conf")
                .hasMessageEndingWith(
                        "; move the user lines into " + folder.resolve("users.acl") + ", or remove aclfile");
    }
}
