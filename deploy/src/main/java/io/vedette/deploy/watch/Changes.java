package io.vedette.deploy.watch;

import io.vedette.deploy.local.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What differs between two sights, in words: the part of the story that no sentinel tells. */
public final class Changes {
    private Changes() {}

    public static List<GroupEvent> between(Sight before, Sight after) {
        List<GroupEvent> changes = new ArrayList<>();
        for (Member member : after.layout().members()) {
            String was = before.of(member).inWords();
            String is = after.of(member).inWords();
            if (!was.equals(is)) {
                changes.add(GroupEvent.now(member.name(), is));
            }
        }
        if (!Objects.equals(before.agreedMaster(), after.agreedMaster())) {
            changes.add(GroupEvent.now(
                    "group",
                    after.agreedMaster()
                            .map(address -> "all sentinels name " + address)
                            .orElse("sentinels do not agree")));
        }
        return changes;
    }
}
