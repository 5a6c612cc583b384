package io.vedette.resp.info;

/** Takes the lines of a section. */
public final class InfoFields {
    private final StringBuilder text;

    InfoFields(StringBuilder text) {
        this.text = text;
    }

    public InfoFields put(String name, Object value) {
        text.append(name).append(':').append(value).append("\r\n");
        return this;
    }
}
