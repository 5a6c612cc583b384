package io.vedette.sentinel.state;

import io.vedette.quorum.DurableGroup;
import io.vedette.quorum.DurableState;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.SentinelId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was promised and learnt since the file was written; see {@link GroupNews}. */
public record StateNews(SentinelId myId, Epoch currentEpoch, List<GroupNews> groups) {

    /** The state when it has heard of this. Groups that are no more have nothing to remember. */
    DurableState onTopOf(DurableState state) {
        Map<String, GroupNews> byName =
                groups.stream().collect(Collectors.toMap(news -> news.name().text(), Function.identity()));
        List<DurableGroup> told = state.groups().stream()
                .map(group -> byName.containsKey(group.name().text())
                        ? byName.get(group.name().text()).onTopOf(group)
                        : group)
                .toList();
        return new DurableState(state.myId(), state.currentEpoch().max(currentEpoch), told);
    }
}
