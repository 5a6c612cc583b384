package io.vedette.engine.lua.compile;

import org.jspecify.annotations.Nullable;

/** The tokens of a chunk in turn, with one of foresight, and what is said when another was expected. */
final class TokenStream {
    /** So deep may blocks and expressions be nested, each being a call in the parser. */
    private static final int MOST_LEVELS = 200;

    private final Lexer lexer;
    private Token current;
    private @Nullable Token ahead;
    private int lastLine = 1;
    private int levels;

    TokenStream(Lexer lexer) {
        this.lexer = lexer;
        this.current = lexer.next();
    }

    Token peek() {
        return current;
    }

    Token second() {
        Token known = ahead;
        if (known == null) {
            known = lexer.next();
            ahead = known;
        }
        return known;
    }

    boolean is(Kind kind) {
        return current.is(kind);
    }

    /** The line of the token that is next. */
    int line() {
        return current.line();
    }

    /** The line of the token that was last. */
    int lastLine() {
        return lastLine;
    }

    Token next() {
        Token taken = current;
        lastLine = taken.line();
        Token known = ahead;
        ahead = null;
        current = known == null ? lexer.next() : known;
        return taken;
    }

    boolean take(char c) {
        boolean there = current.is(c);
        if (there) {
            next();
        }
        return there;
    }

    boolean take(Kind kind) {
        boolean there = current.is(kind);
        if (there) {
            next();
        }
        return there;
    }

    void expect(char c) {
        if (!take(c)) {
            throw error("'" + c + "' expected");
        }
    }

    void expect(Kind kind) {
        if (kind == Kind.END_OF_CHUNK ? !is(kind) : !take(kind)) {
            throw error("'" + kind.text() + "' expected");
        }
    }

    /** Expects what closes something opened before, and says where if that is elsewhere. */
    void expectClosing(Kind what, Kind who, int where) {
        closing(take(what), what.text(), who.text(), where);
    }

    void expectClosing(char what, char who, int where) {
        closing(take(what), Character.toString(what), Character.toString(who), where);
    }

    private void closing(boolean there, String what, String who, int where) {
        if (there) {
            return;
        }
        if (where == line()) {
            throw error("'" + what + "' expected");
        }
        throw error("'" + what + "' expected (to close '" + who + "' at line " + where + ")");
    }

    String name() {
        if (!is(Kind.NAME)) {
            throw error("'<name>' expected");
        }
        return next().text();
    }

    /** A mistake at the next token. */
    SyntaxError error(String message) {
        return lexer.error(current.line(), message, current.text());
    }

    /** A mistake that is about no token. */
    SyntaxError errorHere(String message) {
        return lexer.error(current.line(), message, "");
    }

    void deeper() {
        levels++;
        if (levels > MOST_LEVELS) {
            throw errorHere("chunk has too many syntax levels");
        }
    }

    void shallower() {
        levels--;
    }
}
