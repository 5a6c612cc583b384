package io.vedette.engine.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Who catches an error, and what is seen of it there. */
class RecoveryTest {
    @Test
    void theInnermostProtectedCallCatches() {
        assertThat(Script.results("""
                        local inner, outer
                        outer = {pcall(function()
                          inner = {pcall(function() error('lost', 0) end)}
                          return 'went on'
                        end)}
                        return inner[1], inner[2], outer[1], outer[2]
                        """)).containsExactly(false, "lost", true, "went on");
    }

    @Test
    void aHandlerSeesWhatIsLeftAndSaysWhatIsCaught() {
        assertThat(Script.results("""
                        return xpcall(function() error('lost', 0) end, function(e) return e .. ' and found' end)
                        """)).containsExactly(false, "lost and found");
        assertThat(Script.results("return xpcall(error, function() error('again') end)"))
                .containsExactly(false, "error in error handling");
    }

    @Test
    void aCoroutineThatFailsTellsItsResumer() {
        assertThat(Script.results("""
                        local c = coroutine.create(function() error({code = 7}) end)
                        local well, what = coroutine.resume(c)
                        return well, what.code, coroutine.status(c), coroutine.running() == nil
                        """)).containsExactly(false, 7.0, "dead", true);
    }

    @Test
    void aWrappedOnePassesItsErrorOnWithTheirPlace() {
        assertThat(Script.results("""
                        local f = coroutine.wrap(function() error('lost', 0) end)
                        return pcall(function()
                          local got = f()
                          return got
                        end)
                        """)).containsExactly(false, "script:3: lost");
    }

    @Test
    void nobodyCatchesWhatIsFatal() {
        Script script = new Script(new Strict());
        assertThatThrownBy(() -> script.run("return pcall(function() while true do end end)"))
                .isInstanceOfSatisfying(
                        LuaError.class, error -> assertThat(error.value()).isEqualTo("killed"));
        assertThatThrownBy(() -> script.run("""
                        local c = coroutine.create(function() while true do end end)
                        return coroutine.resume(c)
                        """))
                .isInstanceOfSatisfying(
                        LuaError.class, error -> assertThat(error.value()).isEqualTo("killed"));
        assertThat(script.run("return 'the next one runs'")).containsExactly("the next one runs");
    }

    @Test
    void whatNobodyCatchesSaysWhereItWasRaised() {
        assertThatThrownBy(() -> Script.results("local a", "return a.b"))
                .isInstanceOfSatisfying(LuaError.class, error -> {
                    assertThat(error.place()).isEqualTo(new LuaError.Place("@script", 2));
                    assertThat(error.value()).hasToString("script:2: attempt to index local 'a' (a nil value)");
                });
    }

    /** Kills whatever it looks at. */
    private static final class Strict implements Watch {
        @Override
        public Verdict look(boolean pausable) {
            return Verdict.KILL;
        }

        @Override
        public boolean hasRoom(long bytes) {
            return true;
        }

        @Override
        public Object lastWords() {
            return "killed";
        }
    }
}
