package io.vedette.engine.value;

import io.vedette.engine.dict.KeyOf;

/** A member of a large set is its own key. */
final class Member implements KeyOf<byte[]> {

    static final Member KEY = new Member();

    private Member() {}

    @Override
    public Class<byte[]> type() {
        return byte[].class;
    }

    @Override
    public byte[] array(byte[] member) {
        return member;
    }

    @Override
    public int offset(byte[] member) {
        return 0;
    }

    @Override
    public int length(byte[] member) {
        return member.length;
    }

    @Override
    public long weight(byte[] member) {
        return Memory.array(member.length) + Memory.SLOT;
    }
}
