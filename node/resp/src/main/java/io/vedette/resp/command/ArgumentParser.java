package io.vedette.resp.command;

import io.vedette.resp.command.CommandDocs.Argument;
import io.vedette.resp.command.CommandDocs.ArgumentType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads one {@code arg} line of the documentation; its form is explained in {@link DocsParser}. */
final class ArgumentParser {

    private static final List<String> FLAGS = List.of("optional", "multiple", "multiple_token");

    private final SpecNode node;
    private final List<String> words;

    /** The next word to read. */
    private int next;

    private ArgumentType type = ArgumentType.PURE_TOKEN;
    private int keySpec = -1;
    private String token = "";
    private String since = "";
    private String deprecatedSince = "";
    private final Set<String> flags = new LinkedHashSet<>();

    ArgumentParser(SpecNode node) {
        this.node = node;
        this.words = node.words();
    }

    Argument parse(List<Argument> nested) {
        String name = word("a name");
        if (next < words.size() && !words.get(next).equals("token")) {
            type = SpecParser.constant(ArgumentType.class, node, word("a type"));
        }
        while (next < words.size()) {
            read(word("a property"));
        }
        if (type.isNested() == nested.isEmpty()) {
            throw node.mistake("is a choice or a block without parts, or has parts and is neither");
        }
        return new Argument(name, type, keySpec, token, since, deprecatedSince, flags, nested);
    }

    private void read(String property) {
        switch (property) {
            case "token" -> token = word("a token");
            case "since" -> since = word("a version");
            case "deprecated" -> deprecatedSince = word("a version");
            case "keyspec" -> keySpec = SpecParser.integer(node, word("a number"));
            default -> flag(property);
        }
    }

    private void flag(String word) {
        if (!FLAGS.contains(word)) {
            throw node.mistake("has '" + word + "', which means nothing here");
        }
        flags.add(word);
    }

    private String word(String what) {
        if (next == words.size()) {
            throw node.mistake("ends where " + what + " belongs");
        }
        return words.get(next++);
    }
}
