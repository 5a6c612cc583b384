package io.vedette.sentinel.command;

import io.vedette.resp.info.InfoFields;
import io.vedette.resp.info.InfoSection;
import io.vedette.sentinel.config.GroupConfig;
import io.vedette.sentinel.config.SentinelConfig;
import java.util.List;

/** The section INFO of a sentinel is asked for. What it says is what is configured: nothing is observed yet. */
public final class SentinelSection implements InfoSection {
    private final SentinelConfig config;

    public SentinelSection(SentinelConfig config) {
        this.config = config;
    }

    @Override
    public String name() {
        return "sentinel";
    }

    @Override
    public String title() {
        return "Sentinel";
    }

    @Override
    public void write(InfoFields fields) {
        List<GroupConfig> groups = config.groups();
        fields.put("sentinel_masters", groups.size())
                .put("sentinel_tilt", 0)
                .put("sentinel_tilt_since_seconds", -1)
                .put("sentinel_running_scripts", 0)
                .put("sentinel_scripts_queue_length", 0)
                .put("sentinel_simulate_failure_flags", 0);
        for (int i = 0; i < groups.size(); i++) {
            GroupConfig group = groups.get(i);
            fields.put(
                    "master" + i,
                    "name=" + group.name()
                            + ",status=ok"
                            + ",address=" + group.master()
                            + ",slaves=" + group.knownReplicas().size()
                            + ",sentinels=" + (group.knownSentinels().size() + 1));
        }
    }
}
