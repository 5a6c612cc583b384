package io.vedette.deploy.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Who belongs to a group on this machine. It is written once and kept when the group stops, so that the next start finds
 * the same members with what they have learnt.
 */
public record Layout(Path folder, List<Member> members) {
    private static final String FILE = "members";
    private static final String PAGE = " page ";
    private static final Pattern NODE = Pattern.compile("node (\\d{1,5})");

    /** Groups that were made before there was a page have none. */
    private static final Pattern SENTINEL = Pattern.compile("sentinel (\\d{1,5})(?:" + PAGE + "(\\d{1,5}))?");

    /** The group's name, which clients ask for; the one all Sentinel documentation uses. */
    public static final String GROUP = "mymaster";

    public Layout {
        members = List.copyOf(members);
    }

    static Layout of(Path folder, int firstNodePort, int nodes, int firstSentinelPort, int firstPage, int sentinels) {
        Stream<Member> all = Stream.concat(
                IntStream.range(0, nodes).mapToObj(i -> Member.node(folder, firstNodePort + i)),
                IntStream.range(0, sentinels)
                        .mapToObj(i -> Member.sentinel(folder, firstSentinelPort + i, OptionalInt.of(firstPage + i))));
        return new Layout(folder, all.toList());
    }

    public List<Member> nodes() {
        return members.stream().filter(Member::isNode).toList();
    }

    public List<Member> sentinels() {
        return members.stream().filter(member -> !member.isNode()).toList();
    }

    /** The node that is master when nobody knows better. */
    public Member firstMaster() {
        return nodes().get(0);
    }

    /** What to open in a browser, if a sentinel of this group has a page. */
    public Optional<String> page() {
        return sentinels().stream()
                .filter(sentinel -> sentinel.page().isPresent())
                .findFirst()
                .map(sentinel -> "http://127.0.0.1:" + sentinel.page().getAsInt() + "/");
    }

    /** As many sentinels as are a majority of them. */
    public int quorum() {
        return sentinels().size() / 2 + 1;
    }

    static Optional<Layout> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<Member> members = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            members.add(member(folder, file, line));
        }
        return Optional.of(new Layout(folder, members));
    }

    private static Member member(Path folder, Path file, String line) throws IOException {
        Matcher node = NODE.matcher(line);
        if (node.matches()) {
            return Member.node(folder, Integer.parseInt(node.group(1)));
        }
        Matcher sentinel = SENTINEL.matcher(line);
        if (sentinel.matches()) {
            OptionalInt page = sentinel.group(2) == null
                    ? OptionalInt.empty()
                    : OptionalInt.of(Integer.parseInt(sentinel.group(2)));
            return Member.sentinel(folder, Integer.parseInt(sentinel.group(1)), page);
        }
        throw new IOException(file + ": '" + line + "' names no member; remove the folder to start afresh");
    }

    /** Writes down who belongs to it, and for each member the configuration it does not have yet. */
    public void prepare() throws IOException {
        Files.createDirectories(folder);
        MemberConfig config = new MemberConfig(this);
        for (Member member : members) {
            config.write(member);
        }
        WholeFile.write(folder.resolve(FILE), members.stream().map(Layout::line).toList());
    }

    private static String line(Member member) {
        String page = member.page().isPresent() ? PAGE + member.page().getAsInt() : "";
        return member.kind().word() + " " + member.port() + page;
    }
}
