package io.vedette.deploy.panel;

/** Colours of the terminal, or none of them. Text is cut and padded before it is painted: escapes have no width. */
enum Paint {
    ON,
    OFF;

    /** By the convention that a variable NO_COLOR switches colours off. */
    static Paint wanted() {
        return System.getenv("NO_COLOR") == null ? ON : OFF;
    }

    String good(String text) {
        return paint("32", text);
    }

    String bad(String text) {
        return paint("31", text);
    }

    String head(String text) {
        return paint("1", text);
    }

    String bar(String text) {
        return paint("7", text);
    }

    private String paint(String code, String text) {
        return this == ON ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
