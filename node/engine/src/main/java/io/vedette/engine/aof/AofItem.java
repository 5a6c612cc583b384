package io.vedette.engine.aof;

import java.util.List;

/** What {@link AofReader} finds next. */
public sealed interface AofItem
        permits AofItem.Command, AofItem.Annotation, AofItem.NeedMore, AofItem.Cut, AofItem.Damage {

    /** A whole command. */
    record Command(List<byte[]> words) implements AofItem {}

    /** A whole line that begins with {@code #}; the text is without its end. */
    record Annotation(String text) implements AofItem {}

    /** What there is so far is good, and there is more to come. */
    enum NeedMore implements AofItem {
        NEED_MORE
    }

    /** The file ends in the middle of something, as it does after a crash. */
    record Cut(long offset, String found) implements AofItem {}

    /** At this byte stands something that cannot stand there. */
    record Damage(long offset, String found) implements AofItem {}
}
