package io.vedette.engine.stream;

import java.util.OptionalLong;

/**
 * How far a group has come, counted in entries. The count is known as long as nothing is missing between the group's
 * place and the end of the stream; where it is not, it can be had back at the first and the last entry.
 */
public final class Progress {

    private Progress() {}

    /** Entries the group has still to read, if that is known. */
    public static OptionalLong lag(StreamValue stream, Group group) {
        if (stream.entriesAdded() == 0) {
            return OptionalLong.of(0);
        }
        boolean counted = group.entriesRead() != Group.UNKNOWN && !isMissing(stream, group.lastId());
        long read = counted ? group.entriesRead() : entriesUpTo(stream, group.lastId());
        return read == Group.UNKNOWN ? OptionalLong.empty() : OptionalLong.of(stream.entriesAdded() - read);
    }

    /** The group is given this entry, which is behind all it had. */
    public static void advance(StreamValue stream, Group group, StreamId id) {
        long read = group.entriesRead();
        if (read != Group.UNKNOWN && !isMissing(stream, id)) {
            read++;
        } else if (stream.entriesAdded() != 0) {
            read = entriesUpTo(stream, id);
        }
        group.position(id, read);
    }

    /** Whether an entry was removed from this ID on, and is not among those that are gone from the front anyway. */
    private static boolean isMissing(StreamValue stream, StreamId from) {
        return stream.length() > 0
                && !stream.maxDeletedId().isZero()
                && !stream.firstId().isAfter(stream.maxDeletedId())
                && !from.isAfter(stream.maxDeletedId());
    }

    /** How many entries were added up to this ID, or {@link Group#UNKNOWN}. */
    public static long entriesUpTo(StreamValue stream, StreamId id) {
        long added = stream.entriesAdded();
        if (added == 0 || (stream.length() == 0 && !id.isAfter(stream.lastId())) || id.equals(stream.lastId())) {
            return added;
        }
        boolean whole = stream.maxDeletedId().isZero() || stream.maxDeletedId().isBefore(stream.firstId());
        if (id.isAfter(stream.lastId()) || !whole || id.isAfter(stream.firstId())) {
            return Group.UNKNOWN;
        }
        return added - stream.length() + (id.equals(stream.firstId()) ? 1 : 0);
    }
}
