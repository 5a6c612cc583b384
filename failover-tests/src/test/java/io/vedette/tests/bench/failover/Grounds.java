package io.vedette.tests.bench.failover;

import io.vedette.tests.cluster.Network;

/**
 * Where runs take place. Where hosts are ports, one that shall be cut off needs a proxy before it, which would hide from
 * everybody that a process behind it has died: so there are two.
 */
record Grounds(Network usual, Network cuttable) {
    static Grounds of(Network network) {
        return new Grounds(network, network);
    }

    Network of(Fault fault) {
        return fault.cuts() ? cuttable : usual;
    }

    String description() {
        return usual.equals(cuttable)
                ? usual.description()
                : usual.description() + "; " + cuttable.description() + " where a host is cut";
    }
}
