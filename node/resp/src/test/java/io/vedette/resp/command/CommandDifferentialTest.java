package io.vedette.resp.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.vedette.resp.Protocol;
import io.vedette.resp.RealRedis;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What we say of commands, beside what a real server says. */
class CommandDifferentialTest {

    /** Not in 7.0: CLIENT SETINFO and NO-TOUCH came with 7.2. */
    private static final Set<String> NEWER = new TreeSet<>(List.of("client|no-touch", "client|setinfo"));

    private static final Pattern SET_OF_COMMANDS = Pattern.compile("~[1-9]\\d*\r\n\\*10\r\n");

    private static RealRedis redis;
    private static RealRedis.Raw real;
    private static List<RealSpecs.Described> described;
    private static CommandTable<CommandQuery> ours;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        redis = RealRedis.start();
        real = redis.connect();
        described = RealSpecs.of(real);
        ours = ourTable();
    }

    @AfterAll
    static void stop() throws IOException {
        if (redis != null) {
            real.close();
            redis.close();
        }
    }

    private static CommandTable<CommandQuery> ourTable() {
        CommandTable.Builder<CommandQuery> builder = CommandTable.builder();
        CommandFamily.bind(builder, query -> query);
        for (CommandCatalogue catalogue : List.of(KitCommands.CONNECTION, KitCommands.SERVER, KitCommands.PUBSUB)) {
            catalogue.all().stream()
                    .filter(spec -> !spec.name().startsWith("command"))
                    .forEach(spec -> builder.bind(spec, (table, request, reply) -> reply.ok()));
        }
        return builder.build();
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void everyCommandIsDescribedAsTheRealServerDescribesIt(Protocol protocol) throws IOException {
        try (RealRedis.Raw connection = redis.connect()) {
            connection.ask("HELLO", Integer.toString(protocol.version()));
            for (Command<CommandQuery> command : ours.all()) {
                if (NEWER.contains(command.name())) {
                    continue;
                }
                String[] question = {"COMMAND", "INFO", command.name(), "nosuchcommand"};
                String theirs = connection.ask(question);
                String mine = ask(protocol, question);
                if (command.subcommands().isEmpty()) {
                    assertThat(mine).as(command.name()).isEqualTo(theirs);
                } else {
                    assertThat(withoutSubcommands(mine)).as(command.name()).isEqualTo(withoutSubcommands(theirs));
                    assertThat(subcommandNames(mine)).isEqualTo(subcommandNames(theirs));
                    assertThat(List.of(mine, theirs))
                            .noneMatch(reply -> SET_OF_COMMANDS.matcher(reply).find());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void documentationDiffersInItsSentencesOnly(Protocol protocol) throws IOException {
        try (RealRedis.Raw connection = redis.connect()) {
            connection.ask("HELLO", Integer.toString(protocol.version()));
            for (Command<CommandQuery> command : ours.all()) {
                if (command.subcommands().isEmpty() && !NEWER.contains(command.name())) {
                    String[] question = {"COMMAND", "DOCS", command.name()};
                    assertThat(masked(ask(protocol, question)))
                            .as(command.name())
                            .isEqualTo(masked(connection.ask(question)));
                }
            }
        }
    }

    @Test
    void containersDocumentTheSameSubcommands() throws IOException {
        for (Command<CommandQuery> command : ours.topLevel()) {
            String[] question = {"COMMAND", "DOCS", command.name()};
            assertThat(documented(ask(Protocol.RESP2, question))).isEqualTo(documented(real.ask(question)));
        }
    }

    @Test
    void nothingThatIssueTwoNamesIsMissing() {
        Set<String> missing = new TreeSet<>();
        List<String> families = List.of("client", "command", "acl", "pubsub");
        for (RealSpecs.Described command : described) {
            String name = command.spec().name();
            String family = name.contains("|") ? name.substring(0, name.indexOf('|')) : name;
            if (families.contains(family) && ours.named(name).isEmpty()) {
                missing.add(name);
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void legacyKeysMovableKeysAndCategoriesOfAllCommandsFollowFromTheRest() {
        assertThat(described).hasSizeGreaterThan(350);
        for (RealSpecs.Described command : described) {
            CommandSpec spec = command.spec();
            LegacyKeys keys = spec.legacyKeys();
            assertThat(List.of(keys.first(), keys.last(), keys.step()).toString())
                    .as(spec.name())
                    .isEqualTo(command.info().subList(3, 6).toString());
            assertThat(spec.flags())
                    .as(spec.name())
                    .extracting(CommandFlag::word)
                    .isEqualTo(command.words(2));
            assertThat(spec.categories())
                    .as(spec.name())
                    .extracting(category -> "@" + category.word())
                    .isEqualTo(command.words(6));
        }
    }

    @Test
    void errorsAreWordForWord() throws IOException {
        List<String[]> questions = new ArrayList<>();
        for (String line : List.of(
                "foo",
                "FOO a b",
                "CLIENT",
                "CLIENT bogus",
                "client bogus x",
                "CLIENT KILL",
                "CLIENT|ID",
                "COMMAND foo",
                "COMMAND COUNT x",
                "COMMAND HELP x",
                "COMMAND GETKEYS",
                "COMMAND GETKEYS ping",
                "COMMAND GETKEYS nope a",
                "COMMAND GETKEYS ping a",
                "COMMAND GETKEYS client bogus",
                "COMMAND GETKEYS spublish a b",
                "COMMAND GETKEYSANDFLAGS ssubscribe a",
                "COMMAND LIST x",
                "COMMAND LIST FILTERBY PATTERN",
                "COMMAND LIST FILTERBY BOGUS x",
                "COMMAND LIST FILTERBY MODULE x",
                "COMMAND LIST FILTERBY ACLCAT x",
                "COMMAND LIST FILTERBY PATTERN PiNg",
                "COMMAND LIST FILTERBY PATTERN HELL[n-p]",
                "ECHO",
                "PUBSUB x",
                "ACL x")) {
            questions.add(line.split(" "));
        }
        questions.add(new String[] {"", "a"});
        questions.add(new String[] {"foo", "a\r\nb", ""});
        questions.add(new String[] {"foo", "1234567890".repeat(20), "b"});
        questions.add(new String[] {"foo", "123456789 ".repeat(12), "c", "ddd", "e"});
        questions.add(new String[] {"1234567890".repeat(20), "b"});
        questions.add(new String[] {"acl", "1234567890".repeat(20)});
        for (String[] question : questions) {
            assertThat(ask(Protocol.RESP2, question)).isEqualTo(real.ask(question));
        }
    }

    @Test
    void keysAreFoundAsTheRealServerFindsThem() throws IOException {
        CommandTable<CommandQuery> table = realTable();
        for (String line : List.of(
                "get a",
                "get a b",
                "get",
                "mset a 1 b 2",
                "mset a 1 b",
                "msetnx a",
                "del a b c",
                "rename a b",
                "eval script 2 a b c",
                "eval script 0",
                "eval script x",
                "eval script 9 a",
                "eval script -1 a",
                "fcall f 1 a b",
                "zunion 2 a b",
                "zunion 9 a",
                "zunionstore d 2 a b",
                "zunionstore d 0",
                "lmpop 2 a b left",
                "blmpop 0 2 a b left",
                "blpop a b 0",
                "xread count 2 streams a b 0 0",
                "xread count 2 streams a b c",
                "xread count 2 streams",
                "xread count 2 nothing",
                "xreadgroup group g c streams a 0",
                "memory usage k",
                "memory doctor",
                "object freq k",
                "bitop and d a b",
                "sintercard 2 a b limit 1",
                "sinterstore d a b",
                "copy a b",
                "lmove a b left right",
                "geosearchstore a b frommember x byradius 1 m",
                "pfcount a b",
                "pfmerge d a b",
                "xgroup create k g 0",
                "watch a b",
                "touch a b",
                "restore k 0 x",
                "getdel k",
                "smove a b m",
                "brpoplpush a b 0",
                "zrangestore d s 0 1",
                "zmpop 1 a min",
                "publish a b",
                "info all")) {
            for (String subcommand : List.of("GETKEYS", "GETKEYSANDFLAGS")) {
                String[] question = ("COMMAND " + subcommand + " " + line).split(" ");
                assertThat(ask(table, Protocol.RESP2, question)).as(line).isEqualTo(real.ask(question));
            }
        }
    }

    @Test
    void listNamesExactlyWhatIsServed() {
        List<String> names = WireValue.strings(WireValue.parse(ask(Protocol.RESP2, "COMMAND", "LIST")));
        assertThat(names)
                .containsExactlyElementsOf(
                        ours.all().stream().map(Command::name).toList());
        assertThat(ask(Protocol.RESP2, "COMMAND", "COUNT"))
                .isEqualTo(":" + ours.topLevel().size() + "\r\n");
        assertThat(WireValue.list(WireValue.parse(ask(Protocol.RESP2, "COMMAND"))))
                .isEqualTo(WireValue.list(WireValue.parse(ask(Protocol.RESP2, "COMMAND", "INFO"))))
                .hasSize(ours.topLevel().size());
    }

    private static CommandTable<CommandQuery> realTable() {
        CommandTable.Builder<CommandQuery> builder = CommandTable.builder();
        CommandFamily.bind(builder, query -> query);
        described.stream()
                .map(RealSpecs.Described::spec)
                .filter(spec -> !spec.name().startsWith("command"))
                .forEach(spec -> builder.bind(spec, (table, request, reply) -> reply.ok()));
        return builder.build();
    }

    private static String ask(Protocol protocol, String... words) {
        return ask(ours, protocol, words);
    }

    private static String ask(CommandTable<CommandQuery> table, Protocol protocol, String... words) {
        Request request = Requests.of(words);
        ReplyWriter reply = new ReplyWriter(protocol);
        Resolved<CommandQuery> resolved = table.resolve(request);
        if (resolved instanceof Command<CommandQuery> command) {
            command.handler().answer(table, request, reply);
        } else {
            reply.error(((Refusal<CommandQuery>) resolved).text(request));
        }
        ByteBuf wire = reply.take();
        try {
            return wire.toString(StandardCharsets.ISO_8859_1);
        } finally {
            wire.release();
        }
    }

    private static List<?> firstInfo(String reply) {
        return WireValue.list(WireValue.list(WireValue.parse(reply)).get(0));
    }

    private static Object withoutSubcommands(String reply) {
        return firstInfo(reply).subList(0, 9);
    }

    private static Set<String> subcommandNames(String reply) {
        Set<String> names = new TreeSet<>();
        WireValue.list(firstInfo(reply).get(9))
                .forEach(sub -> names.add(WireValue.list(sub).get(0).toString()));
        names.removeAll(NEWER);
        return names;
    }

    private static Set<String> documented(String reply) {
        var docs = WireValue.map(WireValue.list(WireValue.parse(reply)).get(1));
        var subcommands = new TreeMap<String, Object>(WireValue.map(docs.getOrDefault("subcommands", List.of())));
        subcommands.keySet().removeAll(NEWER);
        return subcommands.keySet();
    }

    /** The reply with every sentence of prose blanked: the summary, and what a change was. */
    private static String masked(String reply) {
        List<String> lines = new ArrayList<>(reply.lines().toList());
        for (int i = 0; i + 2 < lines.size(); i++) {
            boolean summary = lines.get(i).equals("summary");
            boolean change = lines.get(i).equals("*2") && lines.get(i + 2).matches("\\d+\\.\\d+\\.\\d+");
            int prose = summary ? i + 1 : i + 3;
            if (summary || change) {
                lines.set(prose, "$length");
                lines.set(prose + 1, "prose");
            }
        }
        return String.join("\n", lines);
    }
}
