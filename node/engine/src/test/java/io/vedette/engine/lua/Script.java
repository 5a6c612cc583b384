package io.vedette.engine.lua;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.engine.lua.compile.Parser;
import io.vedette.engine.lua.lib.Libraries;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A machine of its own, which runs each script to its end or to that of the watch's patience. */
final class Script {
    private final Machine machine;
    private final LuaTable globals = new LuaTable();

    Script(Watch watch) {
        machine = new Machine(watch);
        Libraries.open(machine, globals);
    }

    /** What these lines give back, which nobody looks after. */
    static List<Object> results(String... lines) {
        return new Script(new Patient()).run(lines);
    }

    /** What these lines give back: strings as text, everything else as it is. */
    List<Object> run(String... lines) {
        byte[] text = String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
        Machine.Run run = machine.start(new Closure(Parser.compile("script", text), globals));
        assertThat(run.proceed()).isTrue();
        return Arrays.stream(run.results())
                .map(result -> result instanceof LuaString string ? string.latin() : result)
                .toList();
    }

    /** Lets everything go on. */
    private static final class Patient implements Watch {
        @Override
        public Verdict look(boolean pausable) {
            return Verdict.GO_ON;
        }

        @Override
        public boolean hasRoom(long bytes) {
            return true;
        }

        @Override
        public Object lastWords() {
            throw new AssertionError("nothing was to be killed");
        }
    }
}
