package io.vedette.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vedette.engine.differential.Node;
import io.vedette.engine.differential.Shape;
import io.vedette.resp.Protocol;
import io.vedette.resp.RealRedis;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.RequestReader;
import io.vedette.resp.WireLimits;
import io.vedette.resp.command.Command;
import io.vedette.resp.command.CommandFamily;
import io.vedette.resp.command.CommandQuery;
import io.vedette.resp.command.CommandSpec;
import io.vedette.resp.command.CommandTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What COMMAND INFO says of our commands is what it says of the real server's. */
class CommandSpecTest {

    /** They take WITHSCORE since 7.2; all else is as of 7.0. */
    private static final List<String> NEWER = List.of("zrank", "zrevrank");

    /** Index of the subcommands in a command's reply. */
    private static final int SUBCOMMANDS = 9;

    private final Node node = new Node(1, Protocol.RESP2, (database, array, offset, length) -> {});

    @Test
    void aritiesFlagsKeysAndCategoriesAreThoseOfRedis() throws Exception {
        CommandTable<CommandQuery> table = table();
        try (RealRedis real = RealRedis.start();
                RealRedis.Raw raw = real.connect()) {
            List<String> differences = new ArrayList<>();
            for (Command<Handler> command : node.engine().commands().all()) {
                String theirs = canonical(Shape.of(raw.ask("COMMAND", "INFO", command.name())));
                String ours = canonical(Shape.of(info(table, command.name())));
                if (NEWER.contains(command.name())) {
                    theirs = theirs.replaceFirst(":3 ", ":-3 ");
                }
                if (!ours.equals(theirs)) {
                    differences.add("\n  ours   " + ours + "\n  theirs " + theirs);
                }
            }
            assertThat(differences).isEmpty();
        }
    }

    @Test
    void everyCommandThatIsDescribedIsServed() {
        List<String> served = node.engine().commands().all().stream()
                .map(Command::name)
                .sorted()
                .toList();
        List<String> described = Bindings.CATALOGUE.all().stream()
                .map(CommandSpec::name)
                .sorted()
                .toList();
        assertThat(served).isEqualTo(described).hasSizeGreaterThan(130);
    }

    /** Our specs together with COMMAND, which shows them. */
    private static CommandTable<CommandQuery> table() {
        CommandTable.Builder<CommandQuery> builder = CommandTable.builder();
        for (CommandSpec spec : Bindings.CATALOGUE.all()) {
            builder.bind(spec, (table, request, reply) -> reply.nil());
        }
        CommandFamily.bind(builder, query -> query);
        return builder.build();
    }

    private static byte[] info(CommandTable<CommandQuery> table, String name) {
        RequestReader reader = new RequestReader(WireLimits.DEFAULT);
        String line = "COMMAND INFO " + name + "\r\n";
        reader.append(Unpooled.wrappedBuffer(line.getBytes(StandardCharsets.US_ASCII)));
        ReplyWriter writer = new ReplyWriter(Protocol.RESP2);
        if (reader.next() instanceof Request request) {
            table.named("command|info").orElseThrow().handler().answer(table, request, writer);
        }
        ByteBuf out = writer.take();
        byte[] bytes = new byte[out.readableBytes()];
        out.readBytes(bytes);
        out.release();
        reader.release();
        return bytes;
    }

    /** Flags, categories and key specs are sets; notes are told in our own words. */
    private static String canonical(Shape reply) {
        Shape command = reply.elements().get(0);
        // The subcommands at the end are compared by themselves; the real server shows them in a hash table's order.
        return shown(new Shape('*', "", command.elements().subList(0, SUBCOMMANDS)));
    }

    private static String shown(Shape shape) {
        if (shape.elements().isEmpty()) {
            return shape.type() + shape.text();
        }
        List<Shape> elements = shape.elements();
        if (elements.get(0).text().equals("5:notes")) {
            elements = elements.subList(2, elements.size());
        }
        boolean names = elements.stream().allMatch(element -> element.type() == '+');
        Stream<String> parts = elements.stream().map(CommandSpecTest::shown);
        return (names ? parts.sorted() : parts).collect(Collectors.joining(" ", "(", " )"));
    }
}
