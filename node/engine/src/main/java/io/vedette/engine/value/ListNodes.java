package io.vedette.engine.value;

import io.vedette.engine.sequence.Owner;
import io.vedette.engine.sequence.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of a list, at least one. Most lists have just one, which stands here by itself; several are a
 * {@link Sequence}, so that a list that is frozen and its copy share all nodes that are not written to.
 */
final class ListNodes {

    /** Some elements. */
    static final class Node {
        final Listpack pack;
        private final @Nullable Owner owner;

        /** What its list has counted it for. */
        long counted;

        private Node(Listpack pack, @Nullable Owner owner, long counted) {
            this.pack = pack;
            this.owner = owner;
            this.counted = counted;
        }
    }

    private @Nullable Node only;
    private @Nullable Sequence<Node> many;

    ListNodes() {
        this.only = new Node(new Listpack(), null, 0);
    }

    private ListNodes(@Nullable Node only, @Nullable Sequence<Node> many) {
        this.only = only;
        this.many = many;
    }

    /** The same nodes; whoever writes to one has his own from then on. */
    ListNodes share() {
        Sequence<Node> several = many;
        if (several != null) {
            return new ListNodes(null, several.share());
        }
        Node single = get(0);
        return new ListNodes(new Node(single.pack.copy(), null, single.counted), null);
    }

    int size() {
        Sequence<Node> several = many;
        return several == null ? 1 : several.size();
    }

    /** A node for reading. */
    Node get(int index) {
        Sequence<Node> several = many;
        if (several != null) {
            return several.get(index);
        }
        Node single = only;
        if (single == null || index != 0) {
            throw new IllegalStateException("a list has no node " + index);
        }
        return single;
    }

    /** A node for writing; what stands where in it is the same as in the one for reading. */
    Node own(int index) {
        Node node = get(index);
        Sequence<Node> several = many;
        if (several == null || several.owner().equals(node.owner)) {
            return node;
        }
        Node copy = new Node(node.pack.copy(), several.owner(), node.counted);
        several.set(index, copy);
        return copy;
    }

    /** A new node before what has this index. */
    Node add(int index, Listpack pack) {
        Sequence<Node> several = many;
        if (several == null) {
            Node single = get(0);
            several = new Sequence<>(Node.class);
            several.add(0, new Node(single.pack, several.owner(), single.counted));
            many = several;
            only = null;
        }
        Node node = new Node(pack, several.owner(), 0);
        several.add(index, node);
        return node;
    }

    /** Takes out a node, which must not be the only one. */
    void remove(int index) {
        Sequence<Node> several = many;
        if (several == null) {
            throw new IllegalStateException("a list cannot be without nodes");
        }
        several.remove(index);
        if (several.size() == 1) {
            Node last = several.get(0);
            boolean mine = several.owner().equals(last.owner);
            only = new Node(mine ? last.pack : last.pack.copy(), null, last.counted);
            many = null;
        }
    }
}
