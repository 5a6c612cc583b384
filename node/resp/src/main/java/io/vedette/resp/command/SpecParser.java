package io.vedette.resp.command;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads one command of a {@code .commands} file:
 *
 * <pre>
 * mget -2 readonly fast              name, arity, flags
 *   acl string                       categories; those that follow from flags are left out
 *   tip request_policy:multi_shard   one line each
 *   key RO access @1 range:-1:1:0    flags, begin, find
 *     note A sentence about the spec.
 *   channel subscribe 1 -1           use, first, last
 *   summary Returns the values of some keys.
 *   ...                              the rest is documentation, see DocsParser
 * </pre>
 *
 * A key spec begins at {@code @index}, at {@code word:KEYS:startFrom} or {@code unknown}; it finds keys by
 * {@code range:last:step:limit} ({@code one} for a single key), {@code keynum:numberAt:firstKey:step} or {@code unknown}.
 */
final class SpecParser {

    private final Set<AclCategory> categories = EnumSet.noneOf(AclCategory.class);
    private final List<String> tips = new ArrayList<>();
    private final List<KeySpec> keySpecs = new ArrayList<>();
    private final List<ChannelSpec> channels = new ArrayList<>();
    private final List<SpecNode> docs = new ArrayList<>();

    private SpecParser() {}

    static CommandSpec parse(SpecNode node) {
        List<String> head = node.words();
        if (head.isEmpty()) {
            throw node.mistake("lacks an arity");
        }
        SpecParser parser = new SpecParser();
        node.children().forEach(parser::read);
        return new CommandSpec(
                node.key(),
                integer(node, head.get(0)),
                flags(node, head.subList(1, head.size())),
                parser.categories,
                parser.tips,
                parser.keySpecs,
                parser.channels,
                new ParsedOnce(parser.docs));
    }

    private void read(SpecNode node) {
        switch (node.key()) {
            case "acl" -> node.words().forEach(word -> categories.add(constant(AclCategory.class, node, word)));
            case "tip" -> tips.add(node.rest());
            case "key" -> keySpecs.add(keySpec(node));
            case "channel" -> channels.add(channel(node));
            default -> docs.add(node);
        }
    }

    private static Set<CommandFlag> flags(SpecNode node, List<String> words) {
        Set<CommandFlag> flags = EnumSet.noneOf(CommandFlag.class);
        words.forEach(word -> flags.add(constant(CommandFlag.class, node, word)));
        return flags;
    }

    private static KeySpec keySpec(SpecNode node) {
        List<String> words = node.words();
        if (words.size() < 2) {
            throw node.mistake("lacks where to begin and what to find");
        }
        int plain = words.size() - 2;
        Set<KeyFlag> flags = EnumSet.noneOf(KeyFlag.class);
        words.subList(0, plain).forEach(word -> flags.add(constant(KeyFlag.class, node, word)));
        String note = node.children().isEmpty() ? "" : node.children().get(0).rest();
        return new KeySpec(flags, begin(node, words.get(plain)), find(node, words.get(plain + 1)), note);
    }

    private static KeySpec.Begin begin(SpecNode node, String word) {
        if (word.startsWith("@")) {
            return new KeySpec.Index(integer(node, word.substring(1)));
        }
        List<String> parts = List.of(word.split(":"));
        if (parts.get(0).equals("word") && parts.size() == 3) {
            return new KeySpec.Keyword(parts.get(1).toLowerCase(Locale.ROOT), integer(node, parts.get(2)));
        }
        if (word.equals("unknown")) {
            return new KeySpec.Unknown();
        }
        throw node.mistake("begins at '" + word + "', not at @index, word:WORD:from or unknown");
    }

    private static KeySpec.Find find(SpecNode node, String word) {
        List<String> parts = List.of(word.split(":"));
        String kind = parts.get(0);
        if (kind.equals("one")) {
            return new KeySpec.Range(0, 1, 0);
        }
        if (kind.equals("unknown")) {
            return new KeySpec.Unknown();
        }
        if (parts.size() != 4) {
            throw node.mistake("finds '" + word + "', not one, range:last:step:limit, keynum:at:first:step or unknown");
        }
        int a = integer(node, parts.get(1));
        int b = integer(node, parts.get(2));
        int c = integer(node, parts.get(3));
        return switch (kind) {
            case "range" -> new KeySpec.Range(a, b, c);
            case "keynum" -> new KeySpec.KeyNum(a, b, c);
            default -> throw node.mistake("finds '" + word + "', neither range nor keynum");
        };
    }

    private static ChannelSpec channel(SpecNode node) {
        List<String> words = node.words();
        if (words.size() != 3) {
            throw node.mistake("is not use, first and last");
        }
        return new ChannelSpec(
                constant(ChannelSpec.Use.class, node, words.get(0)),
                integer(node, words.get(1)),
                integer(node, words.get(2)));
    }

    static int integer(SpecNode node, String word) {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            throw node.mistake("has '" + word + "' where a number belongs");
        }
    }

    static <E extends Enum<E>> E constant(Class<E> type, SpecNode node, String word) {
        String name = word.replace('-', '_').toUpperCase(Locale.ROOT);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw node.mistake("has '" + word + "', which is no " + type.getSimpleName());
    }

    /** Keeps the lines until somebody reads the documentation, and only the documentation afterwards. */
    private static final class ParsedOnce implements Supplier<CommandDocs> {

        private @Nullable List<SpecNode> lines;
        private @Nullable CommandDocs docs;

        private ParsedOnce(List<SpecNode> lines) {
            this.lines = lines;
        }

        @Override
        public CommandDocs get() {
            if (docs == null && lines != null) {
                docs = DocsParser.parse(lines);
                lines = null;
            }
            if (docs == null) {
                throw new IllegalStateException("documentation was lost");
            }
            return docs;
        }
    }
}
