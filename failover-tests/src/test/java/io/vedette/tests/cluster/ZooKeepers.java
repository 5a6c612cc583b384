package io.vedette.tests.cluster;

import io.vedette.resp.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.curator.test.InstanceSpec;

/**
 * Where ZooKeeper servers run: on ports nobody else gets while one is down, for one that cannot bind ends the whole JVM;
 * and in a folder of the test, for a server writes down its configuration beside its data, and leaves it there.
 */
public final class ZooKeepers {
    private ZooKeepers() {}

    public static InstanceSpec one(Path folder) throws IOException {
        return several(folder, 1).get(0);
    }

    public static List<InstanceSpec> several(Path folder, int servers) throws IOException {
        List<InstanceSpec> all = new ArrayList<>();
        for (int id = 1; id <= servers; id++) {
            Path data = Files.createDirectories(folder.resolve("zookeeper" + id));
            all.add(new InstanceSpec(data.toFile(), FreePort.take(), FreePort.take(), FreePort.take(), true, id));
        }
        return all;
    }
}
