package io.vedette.node.identity;

/**
 * What is kept of a node beside its data.
 *
 * @param epoch grows by one whenever a node becomes master; replicas have that of their master
 * @param offset of the replication stream, some seconds old where the node did not end by itself
 * @param source the master whose data these are, or nothing
 */
public record Stored(String nodeId, long epoch, long offset, String source) {}
