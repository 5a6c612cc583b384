package io.vedette.engine.value;

import io.vedette.engine.dict.KeyOf;

/** A node of the skip list is found by its member. */
final class ScoredMember implements KeyOf<SkipList.Node> {

    static final ScoredMember KEY = new ScoredMember();

    private ScoredMember() {}

    @Override
    public Class<SkipList.Node> type() {
        return SkipList.Node.class;
    }

    @Override
    public byte[] array(SkipList.Node node) {
        return node.member;
    }

    @Override
    public int offset(SkipList.Node node) {
        return 0;
    }

    @Override
    public int length(SkipList.Node node) {
        return node.member.length;
    }

    @Override
    public long weight(SkipList.Node node) {
        return 2L * Memory.OBJECT + Memory.array(node.member.length) + Memory.SLOT;
    }
}
