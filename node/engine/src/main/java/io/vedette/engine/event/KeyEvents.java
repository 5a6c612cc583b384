package io.vedette.engine.event;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Turns what happened to keys into messages, as far as {@code notify-keyspace-events} asks for them. */
public final class KeyEvents {

    /** Port to pub/sub. */
    public interface Publisher {
        void publish(byte[] channel, byte[] message);
    }

    /**
     * What is asked for.
     *
     * @param byKey messages on {@code __keyspace@db__:key} that name the event
     * @param byEvent messages on {@code __keyevent@db__:event} that name the key
     */
    public record Selection(boolean byKey, boolean byEvent, Set<EventClass> classes) {

        public static final Selection NOTHING = new Selection(false, false, EnumSet.noneOf(EventClass.class));

        /** What the letters of the configuration parameter select; nothing if one of them means nothing. */
        public static Optional<Selection> of(String letters) {
            EnumSet<EventClass> classes = EnumSet.noneOf(EventClass.class);
            for (int i = 0; i < letters.length(); i++) {
                char letter = letters.charAt(i);
                if (letter == 'A') {
                    classes.addAll(EnumSet.complementOf(EnumSet.of(EventClass.KEY_MISS, EventClass.NEW)));
                } else if (letter != 'K' && letter != 'E' && !select(letter, classes)) {
                    return Optional.empty();
                }
            }
            return Optional.of(new Selection(letters.indexOf('K') >= 0, letters.indexOf('E') >= 0, classes));
        }

        private static boolean select(char letter, EnumSet<EventClass> classes) {
            for (EventClass candidate : EventClass.values()) {
                if (candidate.letter() == letter) {
                    classes.add(candidate);
                    return true;
                }
            }
            return false;
        }
    }

    private final Publisher publisher;
    private Selection selection = Selection.NOTHING;

    public KeyEvents(Publisher publisher) {
        this.publisher = publisher;
    }

    public void select(Selection wanted) {
        selection = wanted;
    }

    public boolean wants(EventClass kind) {
        return selection.classes().contains(kind);
    }

    public void happened(EventClass kind, String event, int database, byte[] key) {
        if (!wants(kind)) {
            return;
        }
        byte[] name = ascii(event);
        if (selection.byKey()) {
            publisher.publish(joined(ascii("__keyspace@" + database + "__:"), key), name);
        }
        if (selection.byEvent()) {
            publisher.publish(joined(ascii("__keyevent@" + database + "__:"), name), key);
        }
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = new byte[one.length + other.length];
        System.arraycopy(one, 0, both, 0, one.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
