package io.vedette.engine.sequence;

/** Whose something is: a {@link Sequence} writes only to what has its owner, and copies the rest first. */
public final class Owner {

    public Owner() {}
}
