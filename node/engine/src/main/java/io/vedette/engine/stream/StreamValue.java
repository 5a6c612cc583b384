package io.vedette.engine.stream;

import io.vedette.engine.value.Limits;
import io.vedette.engine.value.Listpack;
import io.vedette.engine.value.Memory;
import io.vedette.engine.value.Mutable;
import io.vedette.engine.value.ValueType;
import io.vedette.resp.Request;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A stream: entries in the order of their IDs, in {@linkplain Block blocks} of some hundred each, and the groups that
 * read it. It may be empty and goes on counting; only DEL removes it.
 *
 * <p>A copy shares its blocks, so that freezing a large stream costs a reference for each block; groups are copied.
 */
public final class StreamValue extends Mutable {

    private Blocks blocks = new Blocks();
    private final TreeMap<byte[], Group> groups = new TreeMap<>(Arrays::compareUnsigned);
    private long length;

    /** The first entry, or zero where there is none. */
    private StreamId firstId = StreamId.ZERO;

    /** The greatest ID there ever was; no other may be added before it. */
    private StreamId lastId = StreamId.ZERO;

    /** The greatest ID that was removed one by one: behind it nothing is missing. */
    private StreamId maxDeletedId = StreamId.ZERO;

    private long entriesAdded;

    @Override
    public ValueType type() {
        return ValueType.STREAM;
    }

    @Override
    public String encoding() {
        return "stream";
    }

    @Override
    public int elements() {
        return (int) Math.min(Integer.MAX_VALUE, length);
    }

    @Override
    public long memory() {
        long sum = 4L * Memory.OBJECT + blocks.memory();
        for (Group group : groups.values()) {
            sum += group.memory();
        }
        return sum;
    }

    @Override
    public StreamValue copy() {
        StreamValue copy = new StreamValue();
        copy.blocks = blocks.share();
        copy.length = length;
        copy.firstId = firstId;
        copy.lastId = lastId;
        copy.maxDeletedId = maxDeletedId;
        copy.entriesAdded = entriesAdded;
        groups.forEach((name, group) -> copy.groups.put(name, group.copy()));
        return copy;
    }

    public long length() {
        return length;
    }

    public StreamId firstId() {
        return firstId;
    }

    public StreamId lastId() {
        return lastId;
    }

    public StreamId maxDeletedId() {
        return maxDeletedId;
    }

    public long entriesAdded() {
        return entriesAdded;
    }

    Blocks blocks() {
        return blocks;
    }

    /** How many blocks there are. */
    public int blockCount() {
        return blocks.size();
    }

    /** How many nodes Redis's tree of blocks would have. */
    public long treeNodes() {
        return BlockTree.nodes(blocks);
    }

    /** The ID an entry gets that comes now. */
    public StreamId nextId(long nowMs) {
        return Long.compareUnsigned(nowMs, lastId.ms()) > 0 ? new StreamId(nowMs, 0) : lastId.next();
    }

    /** Appends an entry, whose ID must be behind the last; its fields and values begin at argument {@code first}. */
    public void append(StreamId id, Request request, int first, int pairs, Limits limits) {
        long bytes = 0;
        for (int i = first; i < first + 2 * pairs; i++) {
            bytes += request.length(i);
        }
        if (blocks.size() == 0 || !blocks.last().hasRoomFor(bytes, limits)) {
            if (blocks.size() > 0) {
                blocks.own(blocks.size() - 1).close();
            }
            blocks.add(Block.begin(id, request, first, pairs));
        }
        blocks.own(blocks.size() - 1).append(id, request, first, pairs);
        firstId = length == 0 ? id : firstId;
        lastId = id;
        length++;
        entriesAdded++;
    }

    /** Entries between two IDs, both included. */
    public StreamCursor between(StreamId least, StreamId greatest, boolean upwards) {
        return new StreamCursor(blocks, least, greatest, upwards, false);
    }

    public boolean contains(StreamId id) {
        return between(id, id, true).next();
    }

    /** The ID of the last entry, or the least ID where there is none. */
    public StreamId lastEntryId() {
        StreamCursor cursor = between(StreamId.ZERO, StreamId.MAX, false);
        return cursor.next() ? cursor.id() : StreamId.ZERO;
    }

    /** The ID of the first entry, removed ones among them, or the greatest ID where there is none. */
    public StreamId firstKeptId() {
        StreamCursor cursor = new StreamCursor(blocks, StreamId.ZERO, StreamId.MAX, true, true);
        return cursor.next() ? cursor.id() : StreamId.MAX;
    }

    /** Removes an entry; whether it was there. */
    public boolean remove(StreamId id) {
        StreamCursor cursor = between(id, id, true);
        if (!cursor.next()) {
            return false;
        }
        if (blocks.at(cursor.index()).live() == 1) {
            blocks.remove(cursor.index());
        } else {
            Block block = blocks.own(cursor.index());
            block.mark(cursor.position());
            block.countRemoved(1);
        }
        length--;
        maxDeletedId = id.isAfter(maxDeletedId) ? id : maxDeletedId;
        if (length == 0 || id.equals(firstId)) {
            findFirst();
        }
        return true;
    }

    /** Removes the oldest entries; how many. */
    public long trim(Trim trim) {
        long removed = 0;
        boolean partly = false;
        while (blocks.size() > 0 && !partly && !trim.bound().isReached(length)) {
            Block first = blocks.at(0);
            int entries = first.live();
            if (trim.limit() != 0 && removed + entries > trim.limit()) {
                break;
            }
            if (trim.bound().covers(first, length)) {
                blocks.remove(0);
                length -= entries;
                removed += entries;
            } else if (trim.approximate()) {
                break;
            } else {
                removed += trimFirstBlock(trim.bound());
                partly = true;
            }
        }
        if (removed > 0 || length == 0) {
            findFirst();
        }
        return removed;
    }

    private long trimFirstBlock(Trim.Bound bound) {
        Block block = blocks.own(0);
        StreamCursor cursor = new StreamCursor(blocks, block.id(), StreamId.MAX, true, true);
        int marked = 0;
        while (cursor.next() && cursor.index() == 0 && !bound.keeps(cursor.id(), length)) {
            if (!cursor.isRemoved()) {
                block.mark(cursor.position());
                marked++;
                length--;
            }
        }
        block.countRemoved(marked);
        return marked;
    }

    /** What was counted is set: XSETID, or values that were stored. */
    public void restore(StreamId last, StreamId maxDeleted, long added) {
        lastId = last;
        maxDeletedId = maxDeleted;
        entriesAdded = added;
    }

    /** Shows the blocks with their IDs, in order; they are never to be changed. */
    public void forEachBlock(BiConsumer<StreamId, Listpack> visitor) {
        for (int i = 0; i < blocks.size(); i++) {
            visitor.accept(blocks.at(i).id(), blocks.at(i).pack());
        }
    }

    /** Appends a block from elsewhere, unless something is wrong with it. */
    public boolean adopt(StreamId id, Listpack pack) {
        boolean follows = blocks.size() == 0 || id.isAfter(blocks.last().id());
        if (!follows || !BlockCheck.isBlock(pack)) {
            return false;
        }
        Block block = new Block(id, pack);
        blocks.add(block);
        length += block.live();
        findFirst();
        return true;
    }

    /** In the order of their names. */
    public Collection<Group> groups() {
        return Collections.unmodifiableCollection(groups.values());
    }

    public @Nullable Group group(byte[] name) {
        return groups.get(name);
    }

    /** A new group. */
    public Group create(byte[] name, StreamId last, long entriesRead) {
        Group group = new Group(name, last, entriesRead);
        groups.put(name, group);
        return group;
    }

    public void remove(Group group) {
        groups.remove(group.name());
    }

    private void findFirst() {
        StreamCursor cursor = between(StreamId.ZERO, StreamId.MAX, true);
        firstId = cursor.next() ? cursor.id() : StreamId.ZERO;
    }
}
