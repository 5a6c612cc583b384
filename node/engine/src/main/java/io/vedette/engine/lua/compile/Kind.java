package io.vedette.engine.lua.compile;

import java.util.EnumSet;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Kinds of tokens; what has a fixed text carries it. */
enum Kind {
    AND("and"),
    BREAK("break"),
    DO("do"),
    ELSE("else"),
    ELSEIF("elseif"),
    END("end"),
    FALSE("false"),
    FOR("for"),
    FUNCTION("function"),
    IF("if"),
    IN("in"),
    LOCAL("local"),
    NIL("nil"),
    NOT("not"),
    OR("or"),
    REPEAT("repeat"),
    RETURN("return"),
    THEN("then"),
    TRUE("true"),
    UNTIL("until"),
    WHILE("while"),
    CONCAT(".."),
    DOTS("..."),
    EQ("=="),
    GE(">="),
    LE("<="),
    NE("~="),
    NUMBER("<number>"),
    NAME("<name>"),
    STRING("<string>"),
    END_OF_CHUNK("<eof>"),
    /** One character, which the token holds. */
    CHARACTER("");

    private static final Map<String, Kind> WORDS =
            EnumSet.range(AND, WHILE).stream().collect(Collectors.toMap(kind -> kind.text, Function.identity()));

    private final String text;

    Kind(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** The keyword of this text, if it is one. */
    static @Nullable Kind word(String text) {
        return WORDS.get(text);
    }
}
