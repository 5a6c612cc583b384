package io.vedette.engine.lua.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a name means, by where it is said. */
class ScopesTest {
    private final Scopes scopes = new Scopes(new TokenStream(new Lexer("script", new byte[0])));

    @Test
    void aVariableIsSeenUntilItsBlockEnds() {
        int before = scopes.innermost().visible();
        scopes.declare(List.of("a", "b"));
        assertThat(scopes.target("b", 1)).isInstanceOf(Names.Local.class);
        scopes.innermost().leave(before);
        assertThat(scopes.target("b", 1)).isInstanceOf(Names.Global.class);
    }

    @Test
    void functionsWithinSeeTheVariablesAround() {
        scopes.declare("a");
        FunctionBody main = scopes.innermost();
        scopes.enter(2);
        assertThat(scopes.target("a", 2)).isInstanceOf(Names.Outer.class);
        scopes.declare("a");
        assertThat(scopes.target("a", 2)).isInstanceOf(Names.Local.class);
        scopes.backTo(main);
        assertThat(scopes.target("a", 3)).isInstanceOf(Names.Local.class);
    }

    @Test
    void aFunctionAcrossTwoOthersTakesItThroughBoth() {
        scopes.declare("a");
        FunctionBody between = scopes.enter(2);
        scopes.enter(3);
        assertThat(scopes.target("a", 3)).isInstanceOf(Names.Outer.class);
        assertThat(between.upvalues()).isOne();
        assertThat(scopes.target("unknown", 3)).isInstanceOf(Names.Global.class);
        assertThat(between.upvalues()).isOne();
    }

    @Test
    void thereAreNoMoreThanLuaHas() {
        String names = IntStream.range(0, 201).mapToObj(i -> "v" + i).collect(Collectors.joining(","));
        assertThatThrownBy(() -> compile("local " + names))
                .hasMessage("script:1: main function has more than 200 local variables");
        String declared = "local " + names.substring(0, names.indexOf(",v61")) + "\nreturn function() return ";
        assertThatThrownBy(() -> compile(declared + names.substring(0, names.indexOf(",v61")) + " end"))
                .hasMessage("script:2: function at line 2 has more than 60 upvalues");
        compile(declared + names.substring(0, names.indexOf(",v60")) + " end");
    }

    private static void compile(String text) {
        Parser.compile("script", text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
