package io.vedette.node.info;

import io.vedette.resp.info.InfoFields;
import io.vedette.resp.info.InfoSection;
import java.util.Locale;
import java.util.function.Consumer;

/** A section of INFO that is no more than its fields. */
record Section(String name, String title, boolean byDefault, Consumer<InfoFields> fields) implements InfoSection {

    static Section of(String title, Consumer<InfoFields> fields) {
        return new Section(title.toLowerCase(Locale.ROOT), title, true, fields);
    }

    /** One that only comes when it is asked for. */
    static Section onRequest(String title, Consumer<InfoFields> fields) {
        return new Section(title.toLowerCase(Locale.ROOT), title, false, fields);
    }

    @Override
    public void write(InfoFields into) {
        fields.accept(into);
    }
}
