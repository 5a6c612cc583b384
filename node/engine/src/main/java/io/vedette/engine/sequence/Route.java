package io.vedette.engine.sequence;

/** The way from the root of a tree to one place of it, asked at each node on the way. One route is gone once. */
abstract class Route {

    /** The child in which something is to be put at this place; between two children it goes to the end of the first. */
    abstract int gap(Branch branch);

    /** Before which slot it is to be put. */
    abstract int gap(Leaf leaf);

    /** The child in which the element of this place is. */
    abstract int element(Branch branch);

    /** The slot in which it is. */
    abstract int element(Leaf leaf);
}
