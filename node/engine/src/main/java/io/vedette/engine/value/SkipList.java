package io.vedette.engine.value;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Members in order of score, then of their bytes, with the rank of each: a skip list whose links know how many members
 * they pass over.
 *
 * <p>Three nodes of four are on the lowest level only, where a link passes over one: such a node has its link in a field
 * and no arrays.
 */
final class SkipList {

    private static final int MOST_LEVELS = 32;

    /** Says of each member whether it comes before a place in the order. */
    interface Cut {
        boolean isBefore(double score, byte[] member);
    }

    /** A member of the set; the table of members refers to it too. */
    static class Node {
        final byte[] member;
        double score;

        @Nullable
        Node previous;

        @Nullable
        Node next;

        Node(byte[] member, double score) {
            this.member = member;
            this.score = score;
        }

        int levels() {
            return 1;
        }

        @Nullable
        Node link(int level) {
            return level == 0 ? next : null;
        }

        int span(int level) {
            return level == 0 ? 1 : 0;
        }

        void link(int level, @Nullable Node to, int span) {
            if (level != 0) {
                throw new IllegalStateException("a node of one level has no level " + level);
            }
            next = to;
        }
    }

    /** A node that is on higher levels too; index 0 of its arrays is level 1. */
    static final class Tower extends Node {
        private final @Nullable Node[] links;
        private final int[] spans;

        Tower(byte[] member, double score, int levels) {
            super(member, score);
            links = new Node[levels - 1];
            spans = new int[levels - 1];
        }

        @Override
        int levels() {
            return links.length + 1;
        }

        @Override
        @Nullable
        Node link(int level) {
            return level == 0 ? next : links[level - 1];
        }

        @Override
        int span(int level) {
            return level == 0 ? 1 : spans[level - 1];
        }

        @Override
        void link(int level, @Nullable Node to, int span) {
            if (level == 0) {
                next = to;
            } else {
                links[level - 1] = to;
                spans[level - 1] = span;
            }
        }
    }

    private final RandomGenerator random;
    private final Tower header = new Tower(new byte[0], 0, MOST_LEVELS);
    private @Nullable Node tail;
    private int levels = 1;
    private int size;

    SkipList(RandomGenerator random) {
        this.random = random;
    }

    int size() {
        return size;
    }

    @Nullable
    Node first() {
        return header.next;
    }

    @Nullable
    Node last() {
        return tail;
    }

    /** How many members stand before the cut. */
    int countBefore(Cut cut) {
        int passed = 0;
        Node at = header;
        for (int level = levels - 1; level >= 0; level--) {
            for (Node to = at.link(level); to != null && cut.isBefore(to.score, to.member); to = at.link(level)) {
                passed += at.span(level);
                at = to;
            }
        }
        return passed;
    }

    /** The member of this rank, counted from 0, which must be there. */
    Node at(int rank) {
        int left = rank + 1;
        Node at = header;
        for (int level = levels - 1; level >= 0; level--) {
            for (Node to = at.link(level); to != null && at.span(level) <= left; to = at.link(level)) {
                left -= at.span(level);
                at = to;
            }
            if (left == 0) {
                return at;
            }
        }
        throw new IndexOutOfBoundsException("rank " + rank + " of " + size);
    }

    Node insert(byte[] member, double score) {
        int height = height();
        Node node = height == 1 ? new Node(member, score) : new Tower(member, score, height);
        insert(node);
        return node;
    }

    /** Takes a member of this list to the place of another score. */
    void move(Node node, double score) {
        Node before = node.previous;
        Node after = node.next;
        boolean stays = (before == null || before.score < score) && (after == null || score < after.score);
        if (stays) {
            node.score = score;
        } else {
            remove(node);
            node.score = score;
            insert(node);
        }
    }

    void remove(Node node) {
        Node at = header;
        Node stop = null;
        for (int level = levels - 1; level >= 0; level--) {
            Node to = at.link(level);
            while (to != null && !to.equals(stop) && compare(to, node.score, node.member) < 0) {
                at = to;
                to = at.link(level);
            }
            stop = to;
            if (node.equals(at.link(level))) {
                Node behind = node.link(level);
                at.link(level, behind, behind == null ? 0 : at.span(level) + node.span(level) - 1);
            } else if (level > 0 && at.link(level) != null) {
                at.link(level, at.link(level), at.span(level) - 1);
            }
        }
        Node after = node.next;
        if (after == null) {
            tail = node.previous;
        } else {
            after.previous = node.previous;
        }
        while (levels > 1 && header.link(levels - 1) == null) {
            levels--;
        }
        size--;
    }

    private void insert(Node node) {
        int height = node.levels();
        levels = Math.max(levels, height);
        Node[] path = new Node[levels];
        int[] ranks = new int[levels];
        Node at = header;
        int rank = 0;
        // What stopped a higher level stops a lower one too, and need not be compared again.
        Node stop = null;
        for (int level = levels - 1; level >= 0; level--) {
            Node to = at.link(level);
            while (to != null && !to.equals(stop) && compare(to, node.score, node.member) < 0) {
                rank += at.span(level);
                at = to;
                to = at.link(level);
            }
            stop = to;
            path[level] = at;
            ranks[level] = rank;
        }
        for (int level = 0; level < levels; level++) {
            splice(node, level, height, path[level], rank - ranks[level]);
        }
        settle(node, path[0]);
        size++;
    }

    /** Links the node behind {@code before}, which stands so many members before it; or only counts it. */
    private static void splice(Node node, int level, int height, Node before, int distance) {
        Node behind = before.link(level);
        int span = before.span(level);
        if (level < height) {
            node.link(level, behind, behind == null ? 0 : span - distance);
            before.link(level, node, distance + 1);
        } else if (behind != null) {
            before.link(level, behind, span + 1);
        }
    }

    private void settle(Node node, Node before) {
        node.previous = before.equals(header) ? null : before;
        Node after = node.next;
        if (after == null) {
            tail = node;
        } else {
            after.previous = node;
        }
    }

    static int compare(Node node, double score, byte[] member) {
        if (node.score != score) {
            return node.score < score ? -1 : 1;
        }
        return Arrays.compareUnsigned(node.member, member);
    }

    /** One more level with a chance of one in four. */
    private int height() {
        int height = 1;
        while (height < MOST_LEVELS && random.nextInt(4) == 0) {
            height++;
        }
        return height;
    }
}
