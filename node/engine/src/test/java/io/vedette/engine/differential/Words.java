package io.vedette.engine.differential;

import java.util.List;
import java.util.SplittableRandom;

/** Arguments at random: mostly sensible, sometimes at the edge, sometimes nonsense. */
final class Words {

    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "-1",
            "2",
            "3",
            "5",
            "10",
            "-2",
            "-5",
            "100",
            "-100",
            "127",
            "128",
            "-4096",
            "4095",
            "32767",
            "32768",
            "-32769",
            "8388607",
            "-8388609",
            "2147483647",
            "2147483648",
            "-2147483649",
            "4294967296",
            "9223372036854775807",
            "-9223372036854775808",
            "9223372036854775808",
            "-9223372036854775807",
            "18446744073709551615");
    private static final List<String> NOT_NUMBERS =
            List.of("", "abc", "1.5", " 1", "1 ", "+1", "01", "-0", "1e3", "nan", "0x10", "one", "\0");
    private static final List<String> FLOATS = List.of(
            "0",
            "1",
            "-1",
            "1.5",
            "-1.5",
            "0.1",
            "0.2",
            "0.3",
            "3.14159265358979",
            "1e3",
            "1e-5",
            "5e-324",
            "1e308",
            "-1e308",
            "inf",
            "-inf",
            "+inf",
            "Infinity",
            "1.0",
            "10.50",
            "100000000000000000000",
            "1e17",
            "123456.789",
            "-0",
            "0.0000001",
            "2.5e10",
            ".5",
            "5.",
            "+3",
            "0x1p3",
            "0x10",
            "17179869184.00000001");
    private static final List<String> NOT_FLOATS = List.of(
            "", "abc", "nan", "-nan", " 1", "1 ", "1e400", "-1e400", "1e-400", "1.5.5", "--1", "1f", "1d", "e5", ".",
            "0x", "infinit", "1e", "1\0");
    private static final List<String> SCORES =
            List.of("0", "1", "2", "2.5", "-3", "10", "7", "inf", "-inf", "1e10", "0.1");
    private static final List<String> VALUES = List.of(
            "",
            "a",
            "b",
            "c",
            "abc",
            "foo",
            "bar",
            "hello world",
            "1",
            "2",
            "3",
            "10",
            "-7",
            "12345",
            "99999999999",
            "9223372036854775807",
            "1.5",
            "\0",
            "\r\n",
            "\u00ff\u0080",
            "3.0e3",
            " 10",
            "0010");

    private final SplittableRandom random;

    /** How many IDs were given out. */
    private int ids;

    Words(SplittableRandom random) {
        this.random = random;
    }

    boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    int upTo(int most) {
        return random.nextInt(most + 1);
    }

    String oneOf(String... words) {
        return words[random.nextInt(words.length)];
    }

    String oneOf(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    /** A key that usually holds what the letter stands for. */
    String key(char family) {
        char prefix = chance(25) ? "shltzx".charAt(random.nextInt(6)) : family;
        if (chance(200)) {
            return oneOf("", "k\0y", "\u00fe\u00ff", "missing");
        }
        return prefix + Integer.toString(random.nextInt(8));
    }

    String anyKey() {
        return key("shltzx".charAt(random.nextInt(6)));
    }

    String integer() {
        if (chance(30)) {
            return oneOf(NOT_NUMBERS);
        }
        return chance(8) ? oneOf(NUMBERS) : Integer.toString(random.nextInt(-6, 12));
    }

    String small() {
        return Integer.toString(random.nextInt(-6, 12));
    }

    String decimal() {
        if (chance(30)) {
            return oneOf(NOT_FLOATS);
        }
        return chance(2) ? oneOf(FLOATS) : Double.toString(random.nextInt(-1000, 1000) / 8.0);
    }

    String score() {
        return chance(12) ? decimal() : oneOf(SCORES);
    }

    String bound() {
        return (chance(3) ? "(" : "") + (chance(20) ? oneOf(" 1", "", "(", "1e400", "abc", "nan") : score());
    }

    String lexBound() {
        return chance(15) ? oneOf("", "a", "++", "-x", "(") : oneOf("-", "+", "[", "(", "[a", "(b", "[m3", "(m5", "[z");
    }

    String value() {
        if (chance(40)) {
            return text(40 + random.nextInt(60));
        }
        if (chance(400)) {
            return text(random.nextInt(9000));
        }
        return chance(3) ? Integer.toString(random.nextInt(40)) : oneOf(VALUES);
    }

    String member() {
        if (chance(60)) {
            return text(60 + random.nextInt(10));
        }
        return chance(2) ? "m" + random.nextInt(20) : chance(3) ? oneOf(VALUES) : Integer.toString(random.nextInt(60));
    }

    /** An ID that is greater than all before. */
    String newId() {
        ids += 1 + random.nextInt(2);
        return id(ids);
    }

    /** An ID that was given out not long ago. */
    String oldId() {
        return id(Math.max(0, ids - random.nextInt(60)));
    }

    private String id(int number) {
        return (number / 8 * 300) + "-" + number % 8;
    }

    /** Some other form of an ID, right or wrong. */
    String oddId() {
        if (chance(3)) {
            return oldId().replaceAll("-.*", chance(3) ? "-*" : "");
        }
        return oneOf(
                "0",
                "0-0",
                "0-1",
                "0-*",
                "1",
                "-",
                "+",
                "$",
                ">",
                "1-",
                "-1",
                "1--05",
                " 7-3",
                "+7-03",
                "abc",
                "",
                "18446744073709551615-18446744073709551615",
                "18446744073709551615",
                "18446744073709551616",
                "5-5-5",
                "9223372036854775808-1",
                "1-18446744073709551615",
                "1-1\0x",
                "(",
                "1-**");
    }

    /** The end of an interval. */
    String idBound() {
        return chance(3) ? oneOf("-", "+") : (chance(4) ? "(" : "") + (chance(8) ? oddId() : oldId());
    }

    /** Few keys, for places are to be many. */
    String place() {
        return chance(30) ? anyKey() : "o" + random.nextInt(3);
    }

    String longitude() {
        return chance(60) ? decimal() : degrees(180);
    }

    String latitude() {
        return chance(60) ? decimal() : degrees(85);
    }

    private String degrees(int most) {
        double around = chance(3) ? most : chance(2) ? 0.1 : 3;
        return Double.toString(random.nextDouble(-around, around));
    }

    String distance() {
        return chance(40) ? decimal() : Double.toString(Math.pow(10, random.nextDouble(-3, 5)));
    }

    String pattern() {
        return oneOf(
                "*", "?", "s*", "[a-m]*", "[^a-m]?", "*1", "\\*", "m[1-3]", "*[0-9]", "[", "[a", "\\", "**5**", "h?",
                "[z-a]*");
    }

    private String text(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }
}
