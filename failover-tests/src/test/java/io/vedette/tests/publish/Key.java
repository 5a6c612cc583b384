package io.vedette.tests.publish;

/** Keys by which a page is used without a mouse. */
public enum Key {
    TAB("Tab", 9),
    ENTER("Enter", 13),
    ESCAPE("Escape", 27),
    DOWN("ArrowDown", 40),
    UP("ArrowUp", 38);

    private final String word;
    private final int code;

    Key(String word, int code) {
        this.word = word;
        this.code = code;
    }

    /** As the DevTools protocol names it. */
    String word() {
        return word;
    }

    int code() {
        return code;
    }
}
