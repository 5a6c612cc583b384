package io.vedette.engine.value;

/** A place in the order of a sorted set: says of each member whether it comes before it. */
interface Cut {
    boolean isBefore(double score, byte[] member);
}
