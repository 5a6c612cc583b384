package io.vedette.engine.lua.lib;

import static io.vedette.engine.lua.lib.Library.one;

import io.vedette.engine.lua.Arguments;
import io.vedette.engine.lua.BadArgument;
import io.vedette.engine.lua.Growing;
import io.vedette.engine.lua.LuaString;
import java.nio.charset.StandardCharsets;

/** string.format. */
final class StringFormat {
    /** From this length on a string is taken whole, unless a precision says otherwise. */
    private static final int LONG = 100;

    private final Arguments args;
    private final LuaString format;
    private final Growing out;
    private int at;
    private int argument;

    private StringFormat(Arguments args) {
        this.args = args;
        this.format = args.string(0);
        this.out = new Growing(args.machine());
    }

    static Object[] format(Arguments args) {
        return new StringFormat(args).run();
    }

    private Object[] run() {
        while (at < format.length()) {
            int c = format.at(at++);
            if (c != '%') {
                out.write(c);
            } else if (format.atOrNul(at) == '%') {
                out.write('%');
                at++;
            } else {
                item();
            }
        }
        return one(out.finished());
    }

    private void item() {
        argument++;
        if (!args.has(argument)) {
            throw new BadArgument(argument + 1, "no value");
        }
        NumberFormat spec = spec();
        int conversion = format.atOrNul(at);
        at++;
        switch (conversion) {
            case 'c' -> put(spec.padded(Library.latin(Character.toString((char) (args.integer(argument) & 0xff)))));
            case 'd', 'i' -> put(spec.signed(args.integer(argument)));
            case 'o' -> put(spec.unsigned(args.integer(argument), 8, false));
            case 'u' -> put(spec.unsigned(args.integer(argument), 10, false));
            case 'x' -> put(spec.unsigned(args.integer(argument), 16, false));
            case 'X' -> put(spec.unsigned(args.integer(argument), 16, true));
            case 'e', 'E', 'f', 'g', 'G' -> put(spec.real(args.number(argument), (char) conversion));
            case 'q' -> quoted(args.string(argument));
            case 's' -> string(spec);
            default ->
                throw args.machine()
                        .error("invalid option '%" + (conversion == 0 ? "" : (char) conversion) + "' to 'format'");
        }
    }

    private NumberFormat spec() {
        int from = at;
        while ("-+ #0".indexOf(format.atOrNul(at)) >= 0 && format.atOrNul(at) != 0) {
            at++;
        }
        if (at - from > 5) {
            throw args.machine().error("invalid format (repeated flags)");
        }
        String flags = text(from);
        String width = digits();
        String precision = null;
        if (format.atOrNul(at) == '.') {
            at++;
            precision = digits();
        }
        if (format.atOrNul(at) >= '0' && format.atOrNul(at) <= '9') {
            throw args.machine().error("invalid format (width or precision too long)");
        }
        int places = precision == null ? NumberFormat.NONE : precision.isEmpty() ? 0 : Integer.parseInt(precision);
        return new NumberFormat(flags, width.isEmpty() ? 0 : Integer.parseInt(width), places);
    }

    private String digits() {
        int from = at;
        while (at - from < 2 && format.atOrNul(at) >= '0' && format.atOrNul(at) <= '9') {
            at++;
        }
        return text(from);
    }

    private String text(int from) {
        return new String(format.bytes(), from, at - from, StandardCharsets.US_ASCII);
    }

    private void string(NumberFormat spec) {
        LuaString value = args.string(argument);
        if (spec.precision() == NumberFormat.NONE && value.length() >= LONG) {
            put(value);
            return;
        }
        int end = 0;
        while (end < value.length() && value.at(end) != 0) {
            end++;
        }
        if (spec.precision() >= 0) {
            end = Math.min(end, spec.precision());
        }
        put(spec.padded(value.slice(0, end)));
    }

    private void quoted(LuaString value) {
        out.write('"');
        for (int i = 0; i < value.length(); i++) {
            int c = value.at(i);
            switch (c) {
                case '"', '\\', '\n' -> {
                    out.write('\\');
                    out.write(c);
                }
                case '\r' -> put(LuaString.of("\\r"));
                case 0 -> put(LuaString.of("\\000"));
                default -> out.write(c);
            }
        }
        out.write('"');
    }

    private void put(LuaString text) {
        out.writeBytes(text.bytes());
    }
}
