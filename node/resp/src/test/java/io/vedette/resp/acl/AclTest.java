package io.vedette.resp.acl;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.resp.Protocol;
import io.vedette.resp.command.CommandTable;
import io.vedette.resp.command.KitCommands;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AclTest {

    private static final AclHandler DONE = (caller, request, reply) -> reply.status("DONE");

    private final AclWorld world = new AclWorld(AclTest::bindTheRest, AclSettings.DEFAULT);

    private static void bindTheRest(CommandTable.Builder<AclHandler> builder) {
        KitCommands.CONNECTION.all().forEach(spec -> builder.bind(spec, DONE));
        KitCommands.PUBSUB.all().forEach(spec -> builder.bind(spec, DONE));
    }

    @Test
    void aNewServerLetsEverybodyDoEverything() {
        assertThat(world.line("ACL WHOAMI")).isEqualTo("$7\r\ndefault\r\n");
        assertThat(world.line("ACL LIST")).isEqualTo("*1\r\n$34\r\nuser default on nopass ~* &* +@all\r\n");
        assertThat(world.acl.defaultUser().unrestricted()).isTrue();
        assertThat(world.acl.authenticate(bytes("default"), bytes("anything"))).isPresent();
    }

    @Test
    void aNewUserMayDoNothingUntilItIsTold() {
        world.line("ACL SETUSER alice");
        assertThat(lineOf("alice")).isEqualTo("user alice off resetchannels -@all");
        assertThat(world.acl.authenticate(bytes("alice"), bytes(""))).isEmpty();

        world.line("ACL SETUSER alice on >secret +ping +client|id");
        assertThat(world.acl.authenticate(bytes("alice"), bytes("wrong"))).isEmpty();
        world.user = world.acl.authenticate(bytes("alice"), bytes("secret")).orElseThrow();
        assertThat(world.line("PING")).isEqualTo("+DONE\r\n");
        assertThat(world.line("CLIENT ID")).isEqualTo("+DONE\r\n");
        assertThat(world.line("CLIENT KILL x"))
                .isEqualTo("-NOPERM this user has no permissions to run the 'client|kill' command\r\n");
        assertThat(world.line("AUTH alice secret"))
                .as("whoever may nothing else may still log in")
                .isEqualTo("+DONE\r\n");
    }

    @Test
    void whatIsTakenFromAUserHoldsForItsNextCommand() {
        world.line("ACL SETUSER bob on nopass +@all &*");
        AclUser bob = world.acl.user(bytes("bob")).orElseThrow();
        world.user = bob;
        assertThat(world.line("ECHO x")).isEqualTo("+DONE\r\n");
        assertThat(world.line("ACL SETUSER bob -echo")).isEqualTo("+OK\r\n");
        assertThat(world.line("ECHO x"))
                .isEqualTo("-NOPERM this user has no permissions to run the 'echo' command\r\n");
        assertThat(world.events).containsExactly("changed bob", "changed bob");
    }

    @Test
    void oneWrongRuleAndNothingChanges() {
        world.line("ACL SETUSER carol on +ping");
        String before = lineOf("carol");
        assertThat(world.line("ACL SETUSER carol off -ping +nonsense"))
                .isEqualTo("-ERR Error in ACL SETUSER modifier '+nonsense': "
                        + "Unknown command or category name in ACL\r\n");
        assertThat(lineOf("carol")).isEqualTo(before);
        world.line("ACL SETUSER dave +nonsense");
        assertThat(world.acl.user(bytes("dave"))).isEmpty();
    }

    @Test
    void aSelectorAllowsWhatItNamesAsAWholeAndNotTogetherWithOthers() {
        world.line("ACL SETUSER eve on nopass -@all (+echo +publish &a*) ( +publish  &b* )");
        assertThat(lineOf("eve"))
                .isEqualTo("user eve on nopass resetchannels -@all (resetchannels &a* -@all +echo +publish)"
                        + " (resetchannels &b* -@all +publish)");
        world.user = world.acl.user(bytes("eve")).orElseThrow();
        assertThat(world.line("ECHO x")).isEqualTo("+DONE\r\n");
        assertThat(world.line("PUBLISH a1 x")).isEqualTo("+DONE\r\n");
        assertThat(world.line("PUBLISH b1 x")).isEqualTo("+DONE\r\n");
        assertThat(world.line("PUBLISH c1 x")).contains("access one of the channels");
        assertThat(world.line("PING")).contains("run the 'ping' command");
        assertThat(world.user.mayListen(bytes("b1"), false)).isTrue();
        assertThat(world.user.mayListen(bytes("c1"), false)).isFalse();
    }

    @Test
    void whatIsDeniedLastIsTold() {
        world.line("ACL SETUSER eve on nopass (+subscribe &a) (+subscribe &a &b)");
        world.user = world.acl.user(bytes("eve")).orElseThrow();
        assertThat(world.line("SUBSCRIBE a b c")).startsWith("-NOPERM");
        world.user = world.acl.defaultUser();
        assertThat(world.line("ACL LOG 1")).contains("$6\r\nobject\r\n$1\r\nc\r\n");
    }

    @Test
    void selectorsAreSharedByACopyOnlyUntilTheyAreCleared() {
        world.line("ACL SETUSER eve on nopass (~* &* +@all)");
        AclUser eve = world.acl.user(bytes("eve")).orElseThrow();
        assertThat(eve.unrestricted()).isTrue();
        assertThat(world.line("ACL SETUSER eve clearselectors +nonsense")).startsWith("-ERR");
        assertThat(eve.unrestricted()).isTrue();
        assertThat(world.line("ACL SETUSER eve clearselectors")).isEqualTo("+OK\r\n");
        assertThat(lineOf("eve")).isEqualTo("user eve on nopass resetchannels -@all");
        world.line("ACL SETUSER eve (+ping)");
        world.line("ACL SETUSER eve reset");
        assertThat(lineOf("eve")).isEqualTo("user eve off sanitize-payload resetchannels -@all");
    }

    @Test
    void aSelectorThatIsWrongIsRefusedWithTheWordsItWasMadeOf() {
        assertThat(world.line("ACL SETUSER eve (+ping ~x"))
                .isEqualTo("-ERR Unmatched parenthesis in acl selector starting at '(+ping'.\r\n");
        assertThat(world.line("ACL SETUSER eve (+ping on)"))
                .isEqualTo("-ERR Error in ACL SETUSER modifier '(+ping on)': Syntax error\r\n");
        assertThat(world.line("ACL SETUSER eve )")).contains("modifier ')': Syntax error");
        assertThat(world.acl.user(bytes("eve"))).isEmpty();
    }

    @Test
    void settingsMayChangeWhileUsersAreThere() {
        world.line("ACL SETUSER before");
        world.acl.settings(new AclSettings(true, 1));
        world.line("ACL SETUSER after on nopass");
        assertThat(lineOf("before")).contains("resetchannels");
        assertThat(lineOf("after")).contains("&*");
        world.user = world.acl.user(bytes("after")).orElseThrow();
        world.line("ECHO x");
        world.line("PING");
        world.user = world.acl.defaultUser();
        assertThat(world.line("ACL LOG")).startsWith("*1\r\n");
    }

    @Test
    void channelsAreMatchedAndPatternsMustBeGrantedAsTheyStand() {
        world.line("ACL SETUSER frank on nopass +@pubsub &news.*");
        world.user = world.acl.user(bytes("frank")).orElseThrow();
        assertThat(world.line("SUBSCRIBE news.a news.b")).isEqualTo("+DONE\r\n");
        assertThat(world.line("PSUBSCRIBE news.*")).isEqualTo("+DONE\r\n");
        assertThat(world.line("PSUBSCRIBE news.a*")).startsWith("-NOPERM");
        assertThat(world.line("SPUBLISH news.a x")).isEqualTo("+DONE\r\n");
        assertThat(world.line("SUBSCRIBE news.a secret"))
                .isEqualTo("-NOPERM this user has no permissions to access one of the channels used as arguments\r\n");
        assertThat(world.line("UNSUBSCRIBE secret")).isEqualTo("+DONE\r\n");
        assertThat(world.user.mayListen(bytes("news.a"), false)).isTrue();
        assertThat(world.user.mayListen(bytes("news.a"), true)).isFalse();
    }

    @Test
    void requirepassIsThePasswordOfTheDefaultUser() {
        world.acl.requirePassword(bytes("s3cret"));
        assertThat(world.acl.defaultUser().needsNoPassword()).isFalse();
        assertThat(world.acl.authenticate(bytes("default"), bytes("s3cret"))).isPresent();
        assertThat(world.acl.authenticate(bytes("default"), bytes("s3cre"))).isEmpty();
        world.acl.requirePassword(bytes(""));
        assertThat(world.acl.defaultUser().needsNoPassword()).isTrue();
    }

    @Test
    void removedUsersAreToldToTheServer() {
        world.line("ACL SETUSER gina on nopass");
        assertThat(world.line("ACL DELUSER gina gina nobody")).isEqualTo(":1\r\n");
        assertThat(world.events).containsExactly("changed gina", "removed gina");
        assertThat(world.line("ACL DELUSER default")).isEqualTo("-ERR The 'default' user cannot be removed\r\n");
    }

    @Test
    void denialsOfOneKindAreCountedNotRepeated() {
        world.line("ACL SETUSER hugo on nopass +acl|log");
        world.user = world.acl.user(bytes("hugo")).orElseThrow();
        world.line("ECHO x");
        world.nowMs += 59_000;
        world.line("ECHO y");
        world.nowMs += 1_500;
        assertThat(world.line("ACL LOG")).isEqualTo(logOf("echo", 2, "1.5"));
        world.nowMs += 61_000;
        world.line("ECHO z");
        assertThat(world.line("ACL LOG 1")).isEqualTo(logOf("echo", 1, "0"));
        assertThat(world.line("ACL LOG 5")).startsWith("*2\r\n");
        assertThat(world.line("ACL LOG RESET")).isEqualTo("+OK\r\n");
        assertThat(world.line("ACL LOG")).isEqualTo("*0\r\n");
    }

    @Test
    void theLogNeverGrowsBeyondItsLimit() {
        world.acl.log().maxLength(3);
        for (int i = 0; i < 10; i++) {
            world.acl.log().failedLogin(bytes("u" + i), "AUTH", AclLog.Context.TOPLEVEL, "id=1", world.nowMs);
        }
        assertThat(world.acl.log().newest(99))
                .extracting(AclLog.Entry::username)
                .containsExactly("u9", "u8", "u7");
        world.acl.log().maxLength(1);
        assertThat(world.acl.log().newest(99)).hasSize(1);
    }

    @Test
    void theFileIsTakenAsAWholeOrNotAtAll() {
        assertThat(world.line("ACL LOAD")).startsWith("-ERR This Redis instance is not configured to use an ACL file.");
        world.line("ACL SETUSER stays on nopass");
        world.line("ACL SETUSER goes on nopass");
        world.events.clear();

        world.file = Optional.of("user stays on +@nope\nbogus\n");
        assertThat(world.line("ACL LOAD")).isEmpty();
        assertThat(world.events)
                .containsExactly("late reply -ERR users.acl:1: Error in applying operation '+@nope': "
                        + "Unknown command or category name in ACL. "
                        + "users.acl:2 should start with user keyword followed by the username. "
                        + "WARNING: ACL errors detected, no change to the previously active ACL rules was performed");
        assertThat(world.acl.user(bytes("goes"))).isPresent();
        world.events.clear();

        world.file = Optional.of("user stays on +ping\r\n\n  user comes  off\n");
        world.line("ACL LOAD");
        assertThat(world.events).containsExactly("removed goes", "changed default", "changed stays", "late reply +OK");
        assertThat(world.line("ACL USERS")).isEqualTo("*3\r\n$5\r\ncomes\r\n$7\r\ndefault\r\n$5\r\nstays\r\n");
    }

    @Test
    void savingAnswersWhenTheFileIsWritten() {
        world.file = Optional.of("");
        assertThat(world.line("ACL SAVE")).isEmpty();
        assertThat(world.events).isEmpty();
        world.write.complete();
        assertThat(world.events).containsExactly("late reply +OK");
        assertThat(world.file).contains("user default on nopass ~* &* +@all\n");
    }

    @Test
    void configurationLinesMakeUsers() {
        assertThat(world.acl.configure(List.of("ivan", "on", ">pw", "+ping"))).isEmpty();
        assertThat(lineOf("ivan")).startsWith("user ivan on #").endsWith(" resetchannels -@all +ping");
        assertThat(world.acl.configure(List.of("ivan", "+echo")))
                .contains("Error in user declaration 'ivan': "
                        + "Duplicate user found. A user can only be defined once in config files");
        assertThat(world.acl.configure(List.of("judy", "(+ping", "~x")))
                .contains("Unmatched parenthesis in acl selector starting at '(+ping'");
        assertThat(world.acl.configure(List.of("karl", "+nope")))
                .contains("Error in user declaration '+nope': Unknown command or category name in ACL");
        assertThat(world.acl.configure(List.of("a b"))).contains("Spaces not allowed in ACL usernames");
    }

    @Test
    void configurationLineOfTheDefaultUserSaysAllItMayDo() {
        assertThat(world.acl.configure(List.of("default", "on", ">pw", "~app:*", "+ping")))
                .isEmpty();
        assertThat(lineOf("default")).startsWith("user default on #").endsWith(" ~app:* resetchannels -@all +ping");
    }

    @Test
    void passwordsMadeUpHaveAsManyDigitsAsAskedFor() {
        assertThat(world.line("ACL GENPASS")).matches("\\$64\r\n[0-9a-f]{64}\r\n");
        assertThat(world.line("ACL GENPASS 5")).matches("\\$2\r\n[0-9a-f]{2}\r\n");
        assertThat(world.line("ACL GENPASS 4097")).startsWith("-ERR ACL GENPASS argument must be");
    }

    @Test
    void helpNamesEverySubcommand() {
        world.protocol = Protocol.RESP3;
        String help = world.line("ACL HELP");
        KitCommands.SERVER.all().stream()
                .filter(spec -> spec.name().startsWith("acl|"))
                .forEach(spec ->
                        assertThat(help).contains("+" + spec.name().substring(4).toUpperCase(Locale.ROOT)));
    }

    private String lineOf(String user) {
        return world.acl.lines().stream()
                .map(line -> new String(line, StandardCharsets.ISO_8859_1))
                .filter(line -> line.startsWith("user " + user + " "))
                .findFirst()
                .orElseThrow();
    }

    private static String logOf(String command, int count, String age) {
        return "*1\r\n*14\r\n$5\r\ncount\r\n:" + count + "\r\n$6\r\nreason\r\n$7\r\ncommand\r\n$7\r\ncontext\r\n"
                + "$8\r\ntoplevel\r\n$6\r\nobject\r\n$4\r\n" + command + "\r\n$8\r\nusername\r\n$4\r\nhugo\r\n"
                + "$11\r\nage-seconds\r\n$" + age.length() + "\r\n" + age + "\r\n$11\r\nclient-info\r\n$4\r\nid=1\r\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
