package io.vedette.sentinel.ensemble;

import io.vedette.sentinel.config.Ensemble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.curator.framework.AuthInfo;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.framework.api.ACLProvider;
import org.apache.curator.retry.RetryOneTime;
import org.apache.zookeeper.ZooDefs;
import org.apache.zookeeper.client.ZKClientConfig;
import org.apache.zookeeper.data.ACL;

/** Makes clients of an ensemble that prove themselves as configured, and keep what they make for whom it is configured. */
public final class EnsembleClient {
    public static final int CONNECT_MS = 3_000;

    private static final int RETRY_MS = 100;
    private static final String FIPS_MODE = "zookeeper.fips-mode";
    private static final String LOGIN_FILE = "java.security.auth.login.config";

    private EnsembleClient() {}

    /** Not started yet. */
    public static CuratorFramework of(Ensemble ensemble) throws IOException {
        CuratorFrameworkFactory.Builder builder = CuratorFrameworkFactory.builder()
                .connectString(ensemble.servers())
                .sessionTimeoutMs(ensemble.sessionTimeoutMs())
                .connectionTimeoutMs(CONNECT_MS)
                .retryPolicy(new RetryOneTime(RETRY_MS))
                .aclProvider(new OneForAll(acl(ensemble)));
        ensemble.auth()
                .ifPresent(user -> builder.authorization(
                        List.of(new AuthInfo("digest", user.text().getBytes(StandardCharsets.UTF_8)))));
        if (ensemble.login().isPresent()) {
            login(ensemble.login().get(), builder);
        }
        return builder.build();
    }

    private static List<ACL> acl(Ensemble ensemble) {
        return switch (ensemble.acl()) {
            case OPEN -> ZooDefs.Ids.OPEN_ACL_UNSAFE;
            case CREATOR -> ZooDefs.Ids.CREATOR_ALL_ACL;
            // ZooKeeper asks whether null is in it, which a list that forbids null takes for a mistake.
            case READABLE ->
                new ArrayList<>(List.of(ZooDefs.Ids.CREATOR_ALL_ACL.get(0), ZooDefs.Ids.READ_ACL_UNSAFE.get(0)));
        };
    }

    /** Java has one such file per process. */
    private static synchronized void login(Ensemble.Login login, CuratorFrameworkFactory.Builder builder)
            throws IOException {
        String file = login.file().toString();
        String before = System.getProperty(LOGIN_FILE, file);
        if (!before.equals(file)) {
            throw new IOException("this process logs in by " + before + " already, and cannot by " + file
                    + " too; write both sections into one file");
        }
        System.setProperty(LOGIN_FILE, file);
        ZKClientConfig config = new ZKClientConfig();
        config.setProperty(ZKClientConfig.ENABLE_CLIENT_SASL_KEY, "true");
        config.setProperty(ZKClientConfig.LOGIN_CONTEXT_NAME_KEY, login.section());
        // In that mode, which ZooKeeper takes unless told otherwise, there is no DIGEST-MD5, and a login by password
        // fails.
        config.setProperty(FIPS_MODE, "false");
        builder.zkClientConfig(config);
    }

    private record OneForAll(List<ACL> acl) implements ACLProvider {
        @Override
        public List<ACL> getDefaultAcl() {
            return acl;
        }

        @Override
        public List<ACL> getAclForPath(String path) {
            return acl;
        }
    }
}
