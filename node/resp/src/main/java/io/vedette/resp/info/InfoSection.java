package io.vedette.resp.info;

/** One section of INFO. */
public interface InfoSection {
    /** As it is asked for: {@code server}. */
    String name();

    /** As it is headed: {@code Server}. */
    String title();

    void write(InfoFields fields);

    /** Whether it is shown to who asks for nothing in particular. */
    default boolean byDefault() {
        return true;
    }
}
