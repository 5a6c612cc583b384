package io.vedette.engine.lua;

import static io.vedette.engine.lua.Nil.NIL;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What of arguments and results arrives on the other side. */
class LinkageTest {
    @Test
    void whatIsMissingIsNilAndWhatIsTooMuchIsDropped() {
        assertThat(Script.results("""
                        local function two(a, b) return a, b end
                        local few, none = two(1)
                        local first = two(2, 3, 4)
                        return few, none, first
                        """)).containsExactly(1.0, NIL, 2.0);
    }

    @Test
    void onlyTheLastCallGivesAllItHas() {
        assertThat(Script.results("""
                        local function two() return 1, 2 end
                        local function sum(...)
                          local all = 0
                          for _, v in ipairs({...}) do all = all * 10 + v end
                          return all
                        end
                        return sum(two(), two()), sum(two(), 9), sum((two())), #{two(), two(), two()}
                        """)).containsExactly(112.0, 19.0, 1.0, 4.0);
    }

    @Test
    void constantsAndRegistersAreGivenBackAlike() {
        assertThat(Script.results("""
                        local function constant() return 'c' end
                        local function register(a) return a end
                        local function nothing() return end
                        local c, r, n = constant(), register('r'), nothing()
                        return c, r, n, select('#', nothing()), select('#', constant())
                        """)).containsExactly("c", "r", NIL, 0.0, 1.0);
    }

    @Test
    void moreArgumentsThanNamesAreWhatTheDotsMean() {
        assertThat(Script.results("""
                        local function rest(first, ...)
                          local a, b, c = ...
                          return a, b, c, select('#', ...)
                        end
                        return rest(0, 1, nil)
                        """)).containsExactly(1.0, NIL, NIL, 2.0);
        assertThat(Script.results("""
                        local function old(...) return arg.n, arg[1], arg[3] end
                        return old('a', 'b', 'c')
                        """)).containsExactly(3.0, "a", "c");
    }

    @Test
    void aCallInThePlaceOfItsCallerMakesNothingDeeper() {
        assertThat(Script.results("""
                        local function down(n, ...)
                          if n == 0 then return 'done', ... end
                          return down(n - 1, ...)
                        end
                        return down(100000, 'a', 'b')
                        """)).containsExactly("done", "a", "b");
        assertThat(Script.results("""
                        local function text(v) return tostring(v) end
                        return text(true)
                        """)).containsExactly("true");
    }
}
