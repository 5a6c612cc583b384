package io.vedette.resp.command;

import io.vedette.resp.RealRedis;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the real server says of its commands, as specs of ours. */
public final class RealSpecs {

    private static final CommandDocs NO_DOCS =
            new CommandDocs("", "", "", "", Set.of(), "", "", List.of(), List.of(), List.of());

    private RealSpecs() {}

    /** One command as COMMAND described it. */
    public record Described(CommandSpec spec, List<?> info) {

        List<String> words(int element) {
            return WireValue.strings(info.get(element));
        }
    }

    /** All commands; each container stands before its subcommands. */
    public static List<Described> of(RealRedis.Raw redis) throws IOException {
        List<Described> all = new ArrayList<>();
        for (Object command : WireValue.list(WireValue.parse(redis.ask("COMMAND")))) {
            add(WireValue.list(command), all);
        }
        return all;
    }

    private static void add(List<?> info, List<Described> all) {
        all.add(new Described(spec(info), info));
        WireValue.list(info.get(9)).forEach(sub -> add(WireValue.list(sub), all));
    }

    private static CommandSpec spec(List<?> info) {
        Set<CommandFlag> flags = EnumSet.noneOf(CommandFlag.class);
        WireValue.strings(info.get(2)).forEach(flag -> flags.add(CommandFlag.valueOf(flag.toUpperCase(Locale.ROOT))));
        flags.remove(CommandFlag.MOVABLEKEYS);
        Set<AclCategory> categories = EnumSet.noneOf(AclCategory.class);
        WireValue.strings(info.get(6))
                .forEach(name ->
                        categories.add(AclCategory.named(name.substring(1)).orElseThrow()));
        List<KeySpec> keys =
                WireValue.list(info.get(8)).stream().map(RealSpecs::keySpec).toList();
        String name = info.get(0).toString();
        return new CommandSpec(
                name,
                Integer.parseInt(info.get(1).toString()),
                flags,
                categories,
                WireValue.strings(info.get(7)),
                keys,
                List.of(),
                () -> NO_DOCS);
    }

    private static KeySpec keySpec(Object value) {
        Map<String, Object> spec = WireValue.map(value);
        Set<KeyFlag> flags = EnumSet.noneOf(KeyFlag.class);
        WireValue.strings(WireValue.at(spec, "flags"))
                .forEach(flag -> flags.add(KeyFlag.valueOf(flag.toUpperCase(Locale.ROOT))));
        Object notes = spec.getOrDefault("notes", "");
        return new KeySpec(
                flags,
                begin(WireValue.at(spec, "begin_search")),
                find(WireValue.at(spec, "find_keys")),
                notes.toString());
    }

    private static KeySpec.Begin begin(Object value) {
        Map<String, Object> begin = WireValue.map(value);
        Map<String, Object> spec = WireValue.map(WireValue.at(begin, "spec"));
        return switch (WireValue.at(begin, "type").toString()) {
            case "index" -> new KeySpec.Index(number(spec, "index"));
            case "keyword" ->
                new KeySpec.Keyword(
                        WireValue.at(spec, "keyword").toString().toLowerCase(Locale.ROOT), number(spec, "startfrom"));
            default -> new KeySpec.Unknown();
        };
    }

    private static KeySpec.Find find(Object value) {
        Map<String, Object> find = WireValue.map(value);
        Map<String, Object> spec = WireValue.map(WireValue.at(find, "spec"));
        return switch (WireValue.at(find, "type").toString()) {
            case "range" -> new KeySpec.Range(number(spec, "lastkey"), number(spec, "keystep"), number(spec, "limit"));
            case "keynum" ->
                new KeySpec.KeyNum(number(spec, "keynumidx"), number(spec, "firstkey"), number(spec, "keystep"));
            default -> new KeySpec.Unknown();
        };
    }

    private static int number(Map<String, Object> spec, String name) {
        return Integer.parseInt(WireValue.at(spec, name).toString());
    }
}
