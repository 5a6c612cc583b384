package io.vedette.deploy.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/** Decides who will belong to a group before anything is written or started. */
public final class Planner {
    private final Path folder;
    private final Wish wish;
    private final int basePort;
    private final int baseSentinelPort;
    private final int basePage;

    public Planner(Path folder, Wish wish) {
        this(folder, wish, 6379, 26379, 9121);
    }

    /** Looks for free ports from these on where none are wished for. */
    public Planner(Path folder, Wish wish, int basePort, int baseSentinelPort, int basePage) {
        this.folder = folder;
        this.wish = wish;
        this.basePort = basePort;
        this.baseSentinelPort = baseSentinelPort;
        this.basePage = basePage;
    }

    /** The members this folder had the last time, or new ones as wished; refused where ports or wishes clash. */
    public Layout layout() throws Refusal, IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new Refusal(folder + " is a file, expected a folder; name another with --dir");
        }
        Layout known = Layout.read(folder).orElse(null);
        if (known == null) {
            return fresh();
        }
        requireSame("--nodes", wish.nodes(), known.nodes().size());
        requireSame("--sentinels", wish.sentinels(), known.sentinels().size());
        requireSame("--port", wish.port(), known.nodes().get(0).port());
        Member sentinel = known.sentinels().get(0);
        requireSame("--sentinel-port", wish.sentinelPort(), sentinel.port());
        requireSame("--page-port", wish.pagePort(), sentinel.page().orElse(0));
        for (Member member : known.members()) {
            requireFree(member.port(), 1, "--dir");
            if (member.page().isPresent()) {
                requireFree(member.page().getAsInt(), 1, "--dir");
            }
        }
        return known;
    }

    private void requireSame(String option, OptionalInt wished, int known) throws Refusal {
        if (wished.isPresent() && wished.getAsInt() != known) {
            throw new Refusal(option + " " + wished.getAsInt() + ": the group in " + folder + " has " + known
                    + "; leave the option out, or start another group with --dir");
        }
    }

    private Layout fresh() throws Refusal {
        requireCount("--nodes", wish.nodeCount());
        requireCount("--sentinels", wish.sentinelCount());
        return Layout.of(
                folder,
                firstPort("--port", wish.port(), basePort, wish.nodeCount()),
                wish.nodeCount(),
                firstPort("--sentinel-port", wish.sentinelPort(), baseSentinelPort, wish.sentinelCount()),
                firstPort("--page-port", wish.pagePort(), basePage, wish.sentinelCount()),
                wish.sentinelCount());
    }

    private static void requireCount(String option, int count) throws Refusal {
        if (count < 1 || count > Wish.MOST_MEMBERS) {
            throw new Refusal(
                    option + " " + count + ": expected a number from 1 to " + Wish.MOST_MEMBERS + "; 3 is usual");
        }
    }

    private static int firstPort(String option, OptionalInt wished, int base, int count) throws Refusal {
        if (wished.isPresent()) {
            int first = wished.getAsInt();
            if (first < 1 || first + count - 1 > 65535) {
                throw new Refusal(option + " " + first + ": expected a number from 1 to " + (65536 - count)
                        + "; leave it out for " + base);
            }
            requireFree(first, count, option);
            return first;
        }
        return Ports.freeBlock(base, count)
                .orElseThrow(() -> new Refusal("no " + count + " free ports in a row from " + base
                        + " on; end what uses them, or name a first port with " + option));
    }

    private static void requireFree(int first, int count, String option) throws Refusal {
        OptionalInt taken = Ports.firstTaken(first, count);
        if (taken.isPresent()) {
            throw new Refusal("port " + taken.getAsInt()
                    + " is taken, expected it free; end what listens there, or choose" + " another with " + option);
        }
    }
}
