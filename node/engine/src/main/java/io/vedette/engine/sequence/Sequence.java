package io.vedette.engine.sequence;

import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Elements in an order, found by their index or by where they are in that order; each step costs about the logarithm of
 * their number. A tree whose leaves hold the elements, and whose branches know how many are below each child and which
 * is the first of them:
 *
 * <pre>
 * branch   a 4 | e 3 | h 5
 *           |     |     |
 * leaf    abcd   efg  hijkl
 * </pre>
 *
 * <p><b>Two at the price of one.</b> {@link #share} makes another sequence with the same root. Each node knows whose it
 * is; neither sequence owns what was there at that moment, and who writes copies the few nodes on the way to the
 * element first. So a worker reads one of them, however long it takes, while the loop goes on with the other. What is
 * an element must not be changed itself, or has to have an {@link #owner} too.
 *
 * <p>The idea is that of every file system and database with snapshots; nodes are as wide as an array is copied quickly.
 */
public final class Sequence<E> {

    private final Class<E> type;
    private Owner owner = new Owner();
    private Node root;

    public Sequence(Class<E> type) {
        this.type = type;
        this.root = new Leaf(owner);
    }

    private Sequence(Class<E> type, Node root) {
        this.type = type;
        this.root = root;
    }

    /** Another with the same elements, at no cost; from now on each goes its own way. */
    public Sequence<E> share() {
        owner = new Owner();
        return new Sequence<>(type, root);
    }

    /** Whose an element has to be to be changed here; it is another after each {@link #share}. */
    public Owner owner() {
        return owner;
    }

    public int size() {
        return root.size();
    }

    public E get(int index) {
        return type.cast(root.get(index));
    }

    public void set(int index, E element) {
        own().set(index, element);
    }

    /** Puts an element before what has this index. */
    public void add(int index, E element) {
        Node split = own().insert(index, element);
        if (split != null) {
            root = Branch.over(owner, root, split);
        }
    }

    public void remove(int index) {
        own().remove(index);
        while (root instanceof Branch branch && branch.count == 1) {
            root = branch.child(0);
        }
    }

    /** How many elements stand before a place in the order: those at the beginning that are {@code before} it. */
    public int countBefore(Predicate<? super E> before) {
        int passed = 0;
        Node node = root;
        while (true) {
            int low = 0;
            int high = node.count;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (before.test(type.cast(node.slots[middle]))) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            if (low == 0 || !(node instanceof Branch branch)) {
                return passed + low;
            }
            passed += branch.sizeBefore(low - 1);
            node = branch.child(low - 1);
        }
    }

    /** Shows so many elements from an index on, upwards. */
    public void ascending(int from, int count, Consumer<? super E> visitor) {
        root.ascending(from, from + count, element -> visitor.accept(type.cast(element)));
    }

    /** Shows so many elements from an index on, downwards. */
    public void descending(int from, int count, Consumer<? super E> visitor) {
        root.descending(from + 1 - count, from + 1, element -> visitor.accept(type.cast(element)));
    }

    private Node own() {
        root = root.own(owner);
        return root;
    }
}
