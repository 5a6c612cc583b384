package io.vedette.resp.acl;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.resp.Protocol;
import io.vedette.resp.RealRedis;
import io.vedette.resp.command.CommandSpec;
import io.vedette.resp.command.CommandTable;
import io.vedette.resp.command.Glob;
import io.vedette.resp.command.KitCommands;
import io.vedette.resp.command.RealSpecs;
import io.vedette.resp.command.WireValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The same rules to a real server and to our ACL over that server's whole command table, some 390 commands; replies are
 * compared byte for byte. Only the order of single commands at the end of a user's command rules is not: it follows
 * from a hash seed of the real server's start.
 */
class AclDifferentialTest {

    /** Another seed or more of it: {@code -Dvedette.seed=7 -Dvedette.sequences=5000}. */
    private static final long SEED = Long.getLong("vedette.seed", 20261121);

    private static final int SEQUENCES = Integer.getInteger("vedette.sequences", 400);
    private static final List<String> USERS = List.of("alice", "bob", "carol", "dave");

    /** Everything or nothing, categories, then the single commands whose order is not compared. */
    private static final Pattern COMMAND_RULES =
            Pattern.compile("([+-]@all(?: [+-]@\\S+)*)((?: [+-][^@\\s)][^\\s)]*)*)");

    private static final List<String> CALLS = List.of(
            "get a",
            "get b1",
            "get key:1",
            "setex key:1 10 v",
            "append a x",
            "getdel bb",
            "mset a 1 key:2 2",
            "del a b c",
            "rename a b",
            "copy a bb",
            "eval s 2 a b",
            "eval s 0",
            "zunionstore a 2 b c",
            "xread streams a key:1 0 0",
            "memory usage a",
            "object freq b",
            "bitop and a b c",
            "blpop a b 0",
            "touch a zz",
            "lmpop 1 a left",
            "client id",
            "client list",
            "client",
            "client bogus",
            "config get x",
            "acl whoami",
            "select 0",
            "select 1",
            "SELECT 0",
            "get ab",
            "debug sleep 0",
            "ping",
            "echo",
            "hello 3",
            "auth a b",
            "reset",
            "quit",
            "publish a m",
            "publish zz m",
            "spublish b1 m",
            "subscribe a b1 zz",
            "psubscribe b*",
            "psubscribe b",
            "psubscribe a",
            "ssubscribe a",
            "unsubscribe zz",
            "punsubscribe zz",
            "sunsubscribe zz",
            "nonsense",
            "multi",
            "exec",
            "dbsize",
            "flushall",
            "keys *",
            "scan 0",
            "script load x",
            "function stats");

    private static RealRedis redis;
    private static RealRedis.Raw real;
    private static List<CommandSpec> specs;

    private final AclWorld world = new AclWorld(AclDifferentialTest::bindTheRest, AclSettings.DEFAULT);

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        redis = RealRedis.start();
        real = redis.connect();
        specs = RealSpecs.of(real).stream().map(RealSpecs.Described::spec).toList();
    }

    @BeforeEach
    void forgetTheUsersOfOtherTests() throws IOException {
        for (String user : WireValue.strings(WireValue.parse(real.ask("ACL", "USERS")))) {
            real.ask("ACL", "DELUSER", user);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        if (redis != null) {
            real.close();
            redis.close();
        }
    }

    /** The real server's commands; where it does not tell what the channels are, our own spec. */
    private static void bindTheRest(CommandTable.Builder<AclHandler> builder) {
        List<String> ofPubSub =
                KitCommands.PUBSUB.all().stream().map(CommandSpec::name).toList();
        for (CommandSpec spec : specs) {
            if (!spec.name().startsWith("acl") && !spec.name().startsWith("command")) {
                CommandSpec bound = ofPubSub.contains(spec.name()) ? KitCommands.PUBSUB.spec(spec.name()) : spec;
                builder.bind(bound, (caller, request, reply) -> reply.ok());
            }
        }
    }

    @Test
    void randomRulesMakeTheSameUsers() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        RandomRules rules = new RandomRules(random, world.acl.table());
        for (int i = 0; i < SEQUENCES; i++) {
            String user = USERS.get(random.nextInt(USERS.size()));
            List<String> words = new ArrayList<>(List.of("ACL", "SETUSER", user));
            words.addAll(rules.some());
            String story = "seed " + SEED + ", sequence " + i + ": " + words;
            same(story, words.toArray(String[]::new));
            same(story, "ACL", "GETUSER", user);
            same(story, "ACL", "LIST");
            for (int call = 0; call < 5; call++) {
                dryRun(story, user, CALLS.get(random.nextInt(CALLS.size())));
            }
        }
    }

    @Test
    void everyCallIsAllowedOrDeniedAlikeForUsersOfEveryCut() throws IOException {
        List<String> cuts = List.of(
                "+@all ~* &*",
                "-@all ~* &*",
                "+@all ~key:* &b*",
                "+@all %R~* &a",
                "+@all %W~b* %R~a",
                "+@read ~a",
                "+@all -@dangerous ~* &*",
                "+@pubsub &b*",
                "+client|id +select|0 +get ~a*",
                "+@all -client +client|list -config ~b ~a",
                "+get ~a (+@read ~b1) (+@write %W~* &zz)",
                "(+@all %R~*) (+@all %W~*) (+@pubsub &a)",
                "(+publish &a) (+publish &z*) (+subscribe &a &b1)");
        for (String cut : cuts) {
            same(cut, ("ACL SETUSER cut reset " + cut).split(" "));
            for (String call : CALLS) {
                dryRun(cut, "cut", call);
            }
        }
    }

    @Test
    void categoriesHoldTheSameCommands() throws IOException {
        same("ACL CAT", "ACL", "CAT");
        same("ACL CAT nope", "ACL", "CAT", "nope");
        for (String category : WireValue.strings(WireValue.parse(real.ask("ACL", "CAT")))) {
            assertThat(sorted(world.ask("ACL", "CAT", category)))
                    .as(category)
                    .isEqualTo(sorted(real.ask("ACL", "CAT", category)));
        }
    }

    @Test
    void errorsAndSmallRepliesAreWordForWord() throws IOException {
        for (String line : List.of(
                "ACL GETUSER nobody",
                "ACL DELUSER default",
                "ACL DELUSER nobody",
                "ACL WHOAMI",
                "ACL GENPASS 0",
                "ACL GENPASS -1",
                "ACL GENPASS 4097",
                "ACL GENPASS x",
                "ACL GENPASS 1 2",
                "ACL LOAD",
                "ACL SAVE",
                "ACL LOG",
                "ACL LOG RESET",
                "ACL LOG 3",
                "ACL LOG -1",
                "ACL LOG x",
                "ACL LOG 1 2",
                "ACL CAT a b",
                "ACL DRYRUN nobody get x",
                "ACL DRYRUN default nope",
                "ACL DRYRUN default get",
                "ACL DRYRUN default client bogus",
                "ACL DRYRUN default client kill",
                "ACL bogus",
                "ACL SETUSER")) {
            same(line, line.split(" "));
        }
        same("a blank in a name", "ACL", "SETUSER", "a b");
        same("an empty name", "ACL", "SETUSER", "", "on");
        same("an empty name", "ACL", "LIST");
        same("an empty name", "ACL", "DELUSER", "");
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void usersAndTheLogAreShapedAlikeInBothProtocols(Protocol protocol) throws IOException {
        same(
                "a user",
                "ACL",
                "SETUSER",
                "logged",
                "on",
                "nopass",
                ">p",
                "+get",
                "+publish",
                "~a",
                "skip-sanitize-payload");
        same("no log", "ACL", "LOG", "RESET");
        world.user = world.acl.user("logged".getBytes(StandardCharsets.UTF_8)).orElseThrow();
        try (RealRedis.Raw denied = redis.connect();
                RealRedis.Raw admin = redis.connect()) {
            denied.ask("AUTH", "logged", "p");
            for (String line :
                    List.of("get b", "echo x", "echo y", "publish c m", "client kill x", "get b", "acl list")) {
                assertThat(world.line(line)).isEqualTo(denied.ask(line.split(" ")));
            }
            world.user = world.acl.defaultUser();
            world.protocol = protocol;
            admin.ask("HELLO", Integer.toString(protocol.version()));
            for (String line :
                    List.of("ACL LOG", "ACL LOG 2", "ACL GETUSER logged", "ACL GETUSER nobody", "ACL USERS")) {
                assertThat(masked(world.line(line))).as(line).isEqualTo(masked(admin.ask(line.split(" "))));
            }
        }
    }

    /** The reply without what nobody can know beforehand: how old an entry is, the line about the client, the seed. */
    private static String masked(String reply) {
        return canonical(reply)
                .replaceAll("age-seconds\r\n(\\$\\d+\r\n[^\r]*|,[^\r]*)", "age-seconds")
                .replaceAll("client-info\r\n\\$\\d+\r\n[^\r]*", "client-info");
    }

    @Test
    void mistakesInAFileAreToldWordForWord() throws IOException, InterruptedException {
        List<String> files = List.of(
                "foo bar\n\n  # comment\nuser\nuser a on +foo ~x allkeys ~y >p &x  \nuser a on\nuser \"a b\" on\n",
                "user b \"unbalanced\nuser c on +@nope\nuser d on #12 foo +bar -baz\nUSER f on\nuser h <zz\n",
                "user a on +@read\tx\n user b  on \t +get\r\nuser  x\nuser tab\tbed on\n",
                "user zed on >p ~x -@all +@read +get\n\nuser default on nopass -@all +acl ~x\n",
                "user one on nopass +@all -debug ~* &*");
        try (RealRedis withFile = RealRedis.startWithFile("users.acl", "", "--aclfile", "users.acl");
                RealRedis.Raw connection = withFile.connect()) {
            for (String file : files) {
                Files.writeString(withFile.folder().resolve("users.acl"), file, StandardCharsets.ISO_8859_1);
                world.file = Optional.of(file);
                world.events.clear();
                world.line("ACL LOAD");
                String answer = world.events.get(world.events.size() - 1);
                // One of the real server's sentences begins with a quote that nothing closes.
                String theirs = connection.ask("ACL", "LOAD").replace(" 'users.acl:", " users.acl:");
                assertThat(answer + "\r\n").as(file).isEqualTo("late reply " + theirs);
                assertThat(canonical(world.line("ACL LIST"))).isEqualTo(canonical(connection.ask("ACL", "LIST")));
            }
        }
    }

    @Test
    void patternsMatchAsTheRealServerMatches() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        real.ask("ACL", "SETUSER", "globber", "+get");
        for (int i = 0; i < 2500; i++) {
            String pattern = word(random, "aab*?[]^-\\zA\u00e9", 9);
            String text = word(random, "aab]^-\\zA\u00e9*", 6);
            if (pattern.equals("*")) {
                continue; // stands for allkeys, which is not a matter of matching
            }
            real.ask("ACL", "SETUSER", "globber", "resetkeys", "~" + pattern);
            boolean theirs = real.ask("ACL", "DRYRUN", "globber", "get", text).equals("+OK\r\n");
            boolean mine = Glob.of(Octets.bytes(pattern)).matches(Octets.bytes(text));
            assertThat(mine).as("'%s' on '%s'", pattern, text).isEqualTo(theirs);
        }
    }

    private static String word(SplittableRandom random, String alphabet, int most) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(most); i > 0; i--) {
            word.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return word.toString();
    }

    private void dryRun(String story, String user, String call) throws IOException {
        List<String> words = new ArrayList<>(List.of("ACL", "DRYRUN", user));
        words.addAll(List.of(call.split(" ")));
        same(story + ", then " + call, words.toArray(String[]::new));
    }

    private void same(String story, String... words) throws IOException {
        assertThat(canonical(world.ask(words))).as(story).isEqualTo(canonical(real.ask(words)));
    }

    private static String canonical(String reply) {
        Matcher rules = COMMAND_RULES.matcher(reply);
        return rules.replaceAll(found -> Matcher.quoteReplacement(found.group(1)
                + Arrays.stream(found.group(2).split(" ")).sorted().collect(Collectors.joining(" "))));
    }

    private static List<String> sorted(String reply) {
        return WireValue.strings(WireValue.parse(reply)).stream().sorted().toList();
    }
}
