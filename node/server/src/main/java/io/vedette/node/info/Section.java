package io.vedette.node.info;

import io.vedette.resp.info.InfoFields;
import io.vedette.resp.info.InfoSection;
import java.util.Locale;
import java.util.function.Consumer;

/** A section of INFO that is no more than its fields. */
record Section(String title, boolean byDefault, Consumer<InfoFields> fields) implements InfoSection {

    static Section of(String title, Consumer<InfoFields> fields) {
        return new Section(title, true, fields);
    }

    /** One that only comes when it is asked for. */
    static Section onRequest(String title, Consumer<InfoFields> fields) {
        return new Section(title, false, fields);
    }

    @Override
    public String name() {
        return title.toLowerCase(Locale.ROOT);
    }

    @Override
    public void write(InfoFields into) {
        fields.accept(into);
    }
}
