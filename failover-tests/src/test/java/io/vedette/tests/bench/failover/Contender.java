package io.vedette.tests.bench.failover;

import io.vedette.tests.cluster.Program;

/** One side of a pair: which sentinels. */
record Contender(String name, Program sentinel) {}
