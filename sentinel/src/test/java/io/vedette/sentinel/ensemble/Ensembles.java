package io.vedette.sentinel.ensemble;

import io.vedette.resp.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.curator.test.InstanceSpec;
import org.apache.curator.test.TestingCluster;

/** ZooKeeper servers on ports nobody else gets, also while one is down: a server that cannot bind ends the whole JVM. */
public final class Ensembles {
    private Ensembles() {}

    /** So many servers, not started yet, with their data in this folder. */
    public static TestingCluster in(Path folder, int servers) throws IOException {
        List<InstanceSpec> all = new ArrayList<>();
        for (int id = 1; id <= servers; id++) {
            all.add(server(folder, id));
        }
        return new TestingCluster(all);
    }

    /** A server writes down its configuration beside its data, and leaves it there. */
    public static InstanceSpec server(Path folder, int id) throws IOException {
        Path data = Files.createDirectory(folder.resolve("zookeeper" + id));
        return new InstanceSpec(data.toFile(), FreePort.take(), FreePort.take(), FreePort.take(), true, id);
    }
}
