package io.vedette.deploy.panel;

/** Colours of the terminal, or none of them. Text is cut and padded before it is painted: escapes have no width. */
public enum Paint {
    ON,
    OFF;

    /** By the convention that a variable NO_COLOR switches colours off. */
    public static Paint wanted() {
        return System.getenv("NO_COLOR") == null ? ON : OFF;
    }

    /** For output that may go elsewhere than to a terminal, which the launcher knows. */
    public static Paint forOutput() {
        return System.getProperty("vedette.terminal", "").endsWith("out") ? wanted() : OFF;
    }

    public String good(String text) {
        return paint("32", text);
    }

    public String bad(String text) {
        return paint("31", text);
    }

    public String head(String text) {
        return paint("1", text);
    }

    public String bar(String text) {
        return paint("7", text);
    }

    private String paint(String code, String text) {
        return this == ON ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
