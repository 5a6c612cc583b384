package io.vedette.resp.config;

/** A name in a folder that another directive names, and no path; Redis's complaints have the directive's name in them. */
public final class PlainName extends SingleWord<String> {
    private final String directive;
    private final String kind;
    private final boolean mayBeEmpty;

    private PlainName(String directive, String kind, boolean mayBeEmpty) {
        this.directive = directive;
        this.kind = kind;
        this.mayBeEmpty = mayBeEmpty;
    }

    /** @param kind filename or dirname */
    static PlainName of(String directive, String kind) {
        return new PlainName(directive, kind, false);
    }

    static PlainName orEmpty(String directive, String kind) {
        return new PlainName(directive, kind, true);
    }

    @Override
    Parsed<String> parse(String word) {
        if (word.isEmpty() && !mayBeEmpty) {
            return Parsed.refused(directive + " can't be empty");
        }
        return word.indexOf('/') < 0
                ? Parsed.value(word)
                : Parsed.refused(directive + " can't be a path, just a " + kind);
    }

    @Override
    public String show(String value) {
        return value;
    }

    @Override
    public String expected() {
        return "a name without a slash";
    }
}
