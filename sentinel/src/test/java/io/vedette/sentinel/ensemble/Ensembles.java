package io.vedette.sentinel.ensemble;

import io.vedette.resp.FreePort;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.curator.test.InstanceSpec;
import org.apache.curator.test.TestingCluster;

/** ZooKeeper servers on ports nobody else gets, also while one is down: a server that cannot bind ends the whole JVM. */
public final class Ensembles {
    private Ensembles() {}

    /** So many servers, not started yet. */
    public static TestingCluster of(int servers) throws IOException {
        List<InstanceSpec> all = new ArrayList<>();
        for (int id = 1; id <= servers; id++) {
            all.add(new InstanceSpec(null, FreePort.take(), FreePort.take(), FreePort.take(), true, id));
        }
        return new TestingCluster(all);
    }
}
