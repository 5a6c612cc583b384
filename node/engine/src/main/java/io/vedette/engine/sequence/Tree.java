package io.vedette.engine.sequence;

import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Elements one after the other, found by their index or by where they are in an order; each step costs about the logarithm of
 * their number. The leaves hold the elements, and the branches know how many are below each child and which
 * is the first of them:
 *
 * <pre>
 * branch   a 4 | e 3 | h 5
 *           |     |     |
 * leaf    abcd   efg  hijkl
 * </pre>
 *
 * <p><b>Two at the price of one.</b> What is shared has the same root twice. Each node knows whose it
 * is; neither side owns what was there at that moment, and who writes copies the few nodes on the way to the
 * element first. So a worker reads one of them, however long it takes, while the loop goes on with the other. What is
 * an element must not be changed itself, or has to have an {@link #owner} too.
 *
 * <p>The idea is that of every file system and database with snapshots; nodes are as wide as an array is copied quickly.
 */
public abstract sealed class Tree<E> permits Sequence, Order {

    private final Class<E> type;
    private Owner owner = new Owner();
    private Node root;

    Tree(Class<E> type, boolean marked) {
        this.type = type;
        this.root = new Leaf(owner, marked);
    }

    /** Another with the same elements. */
    Tree(Tree<E> shared) {
        shared.owner = new Owner();
        this.type = shared.type;
        this.root = shared.root;
    }

    /** Whose an element has to be to be changed here; it is another after each time this was shared. */
    public final Owner owner() {
        return owner;
    }

    public final int size() {
        return root.size();
    }

    public final E get(int index) {
        Route route = new AtIndex(index);
        Node node = root;
        while (node instanceof Branch branch) {
            node = branch.child(branch.slotOf(route));
        }
        return type.cast(node.slot(node.slotOf(route)));
    }

    /** How many elements stand before a place in the order: those at the beginning that are {@code before} it. */
    public final int countBefore(Predicate<? super E> before) {
        return countBefore(new Tested<>(type, before));
    }

    final int countBefore(Place place) {
        int passed = 0;
        Node node = root;
        while (true) {
            int before = place.slotsBefore(node);
            if (before == 0 || !(node instanceof Branch branch)) {
                return passed + before;
            }
            passed += branch.sizeBefore(before - 1);
            node = branch.child(before - 1);
        }
    }

    /** Shows so many elements from an index on, upwards. */
    public final void ascending(int from, int count, Consumer<? super E> visitor) {
        root.ascending(from, from + count, element -> visitor.accept(type.cast(element)));
    }

    /** Shows so many elements from an index on, downwards. */
    public final void descending(int from, int count, Consumer<? super E> visitor) {
        root.descending(from + 1 - count, from + 1, element -> visitor.accept(type.cast(element)));
    }

    final void setAt(Route route, Object element) {
        own().set(route, element);
    }

    final void addAt(Route route, Object element) {
        Node split = own().insert(route, element);
        if (split != null) {
            root = Branch.over(owner, root, split);
        }
    }

    final void removeAt(Route route) {
        own().remove(route);
        while (root instanceof Branch branch && branch.count == 1) {
            root = branch.child(0);
        }
    }

    private Node own() {
        root = root.own(owner);
        return root;
    }

    /** Whoever looks decides what is before the place. */
    private static final class Tested<E> extends Place {

        private final Class<E> type;
        private final Predicate<? super E> before;

        Tested(Class<E> type, Predicate<? super E> before) {
            this.type = type;
            this.before = before;
        }

        @Override
        int slotsBefore(Node node) {
            int low = 0;
            int high = node.count;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (before.test(type.cast(node.slot(middle)))) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
