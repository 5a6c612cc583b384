package io.vedette.deploy.command;

import io.vedette.deploy.local.Layout;
import io.vedette.deploy.local.Member;
import io.vedette.deploy.local.RunningGroup;
import io.vedette.deploy.watch.Sight;
import java.io.PrintWriter;

/** What stands on the screen when a group has started: who is where, and three things to try. */
final class Welcome {
    private final RunningGroup group;
    private final Sight sight;

    Welcome(RunningGroup group, Sight sight) {
        this.group = group;
        this.sight = sight;
    }

    void print(PrintWriter out) {
        Layout layout = group.layout();
        Member master = sight.masterNode().orElse(layout.firstMaster());
        out.println("The group " + Layout.GROUP + " runs in " + layout.folder());
        for (Member member : layout.members()) {
            out.printf(
                    "  %-16s 127.0.0.1:%-6d pid %-8d %s%n",
                    member.name(), member.port(), group.pid(member), member.equals(master) ? "master" : "");
        }
        out.println();
        out.println("Try:");
        out.println("  ask for the master   redis-cli -p "
                + layout.sentinels().get(0).port() + " sentinel get-master-addr-by-name " + Layout.GROUP);
        out.println("  talk to the master   redis-cli -p " + master.port() + " set greeting hello");
        out.println("  watch it replaced    kill -9 " + group.pid(master));
        layout.page().ifPresent(page -> out.println("  in a browser         " + page));
        out.println();
        out.flush();
    }
}
