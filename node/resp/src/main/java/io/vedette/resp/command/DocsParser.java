package io.vedette.resp.command;

import io.vedette.resp.command.CommandDocs.Argument;
import io.vedette.resp.command.CommandDocs.Change;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the documentation of one command of a {@code .commands} file:
 *
 * <pre>
 *   summary Returns the values of some keys.
 *   since 1.0.0
 *   group string
 *   complexity O(N) where N is the number of keys
 *   deprecated 6.2.0 `OTHER` with some argument
 *   docflag syscmd
 *   history 6.2.0 What became different.
 *   help GET <key>                     a container's HELP: usage, and below it what it does
 *     Return the value.
 *   arg key key multiple keyspec 0     name, type, then in any order: optional, multiple, multiple_token,
 *   arg mode oneof token TYPE              token WORD, since VERSION, deprecated VERSION, keyspec NUMBER
 *     arg yes token YES                a nested argument; without a type it is a pure token
 * </pre>
 */
final class DocsParser {

    private String summary = "";
    private String since = "";
    private String group = "";
    private String complexity = "";
    private String deprecatedSince = "";
    private String replacedBy = "";
    private final Set<String> flags = new LinkedHashSet<>();
    private final List<Change> history = new ArrayList<>();
    private final List<Argument> arguments = new ArrayList<>();
    private final List<String> help = new ArrayList<>();

    private DocsParser() {}

    static CommandDocs parse(List<SpecNode> lines) {
        DocsParser parser = new DocsParser();
        lines.forEach(parser::read);
        return new CommandDocs(
                parser.summary,
                parser.since,
                parser.group,
                parser.complexity,
                parser.flags,
                parser.deprecatedSince,
                parser.replacedBy,
                List.copyOf(parser.history),
                List.copyOf(parser.arguments),
                List.copyOf(parser.help));
    }

    private void read(SpecNode node) {
        switch (node.key()) {
            case "summary" -> summary = node.rest();
            case "since" -> since = node.rest();
            case "group" -> group = node.rest();
            case "complexity" -> complexity = node.rest();
            case "docflag" -> flags.addAll(node.words());
            case "deprecated" -> {
                flags.add("deprecated");
                deprecatedSince = change(node).since();
                replacedBy = change(node).what();
            }
            case "history" -> history.add(change(node));
            case "help" -> help(node.rest(), node.children(), "    ");
            case "arg" -> arguments.add(argument(node));
            default -> throw node.mistake("begins with a word that means nothing here");
        }
    }

    private void help(String usage, List<SpecNode> explanation, String indent) {
        help.add(usage);
        explanation.forEach(line -> help(indent + line.text(), line.children(), indent + "  "));
    }

    private static Change change(SpecNode node) {
        int end = node.rest().indexOf(' ');
        if (end < 0) {
            throw node.mistake("is not a version and a sentence");
        }
        return new Change(
                node.rest().substring(0, end), node.rest().substring(end + 1).strip());
    }

    private static Argument argument(SpecNode node) {
        List<Argument> nested =
                node.children().stream().map(DocsParser::argument).toList();
        return new ArgumentParser(node).parse(nested);
    }
}
