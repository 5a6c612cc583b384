package io.vedette.sentinel.command;

import io.vedette.resp.ReplyWriter;
import io.vedette.sentinel.config.GroupConfig;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One group as SENTINEL MASTER shows it: a map in a fixed order, every value a bulk string. What would come from
 * watching the master is shown as for one that was never reached: no link yet, hence {@code disconnected}.
 */
final class MasterFields {
    private final Map<String, String> fields = new LinkedHashMap<>();

    private MasterFields() {}

    static MasterFields of(GroupConfig group) {
        MasterFields master = new MasterFields();
        master.put("name", group.name());
        master.put("ip", group.master().host());
        master.put("port", group.master().port());
        master.put("runid", "");
        master.put("flags", "master,disconnected");
        master.put("link-pending-commands", 0);
        master.put("link-refcount", 1);
        master.put("last-ping-sent", 0);
        master.put("last-ok-ping-reply", 0);
        master.put("last-ping-reply", 0);
        master.put("down-after-milliseconds", group.rules().downAfterMs());
        master.put("info-refresh", 0);
        master.put("role-reported", "master");
        master.put("role-reported-time", 0);
        master.put("config-epoch", group.configEpoch());
        master.put("num-slaves", group.knownReplicas().size());
        master.put("num-other-sentinels", group.knownSentinels().size());
        master.put("quorum", group.rules().quorum());
        master.put("failover-timeout", group.rules().failoverTimeoutMs());
        master.put("parallel-syncs", group.rules().parallelSyncs());
        master.putUnlessEmpty("notification-script", group.scripts().notification());
        master.putUnlessEmpty("client-reconfig-script", group.scripts().clientReconfig());
        return master;
    }

    private void put(String name, Object value) {
        fields.put(name, value.toString());
    }

    private void putUnlessEmpty(String name, String value) {
        if (!value.isEmpty()) {
            fields.put(name, value);
        }
    }

    void write(ReplyWriter reply) {
        reply.map(fields.size());
        fields.forEach((name, value) -> {
            reply.bulk(name);
            reply.bulk(value);
        });
    }
}
