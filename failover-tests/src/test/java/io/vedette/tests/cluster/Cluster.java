package io.vedette.tests.cluster;

import io.vedette.quorum.HostPort;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Nodes and sentinels of any mix. Closing it ends every process and gives the network back; so does the end of this JVM,
 * however it comes.
 */
public final class Cluster implements AutoCloseable {
    private final Undertaker undertaker = Undertaker.hire();
    private final Network network;
    private final Path folder;
    private final List<Member> nodes = new ArrayList<>();
    private final List<Member> sentinels = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private List<Program> nodePrograms = List.of();

    /** Takes the network over. */
    public Cluster(Network network, Path folder) throws IOException {
        this.network = network;
        this.folder = folder;
    }

    /** The usual one: a group {@code mymaster} of three real redis-servers, one sentinel of each of these programs. */
    public static Cluster of(Network network, Path folder, List<Program> sentinels, String... sentinelLines)
            throws IOException {
        return of(network, folder, Program.redisServer(), sentinels, sentinelLines);
    }

    /** The same of such nodes. */
    public static Cluster of(
            Network network, Path folder, Program node, List<Program> sentinels, String... sentinelLines)
            throws IOException {
        Cluster cluster = new Cluster(network, folder).running(node);
        try {
            cluster.addGroup("mymaster", 2);
            cluster.addSentinels(sentinels, sentinels.size() / 2 + 1, List.of(sentinelLines));
            cluster.groups.forEach(Group::awaitMutualKnowledge);
            return cluster;
        } catch (IOException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /** What the next nodes run, in turn, instead of real redis-servers. */
    public Cluster running(Program... programs) {
        nodePrograms = List.of(programs);
        return this;
    }

    /** A master with that many replicas in step with it. */
    public Group addGroup(String name, int replicas, String... lines) throws IOException {
        List<Member> members = new ArrayList<>();
        members.add(node(lines));
        String follow = words("replicaof", members.get(0).address());
        for (int i = 0; i < replicas; i++) {
            List<String> all = new ArrayList<>(List.of(lines));
            all.add(follow);
            members.add(node(all.toArray(String[]::new)));
        }
        Group group = new Group(name, members, sentinels);
        groups.add(group);
        group.awaitAllFollow(members.get(0));
        return group;
    }

    /** A node that belongs to no group. */
    public Member node(String... lines) throws IOException {
        Site site = network.site();
        List<String> all = new ArrayList<>(List.of(
                "save \"\"",
                "repl-diskless-sync-delay 0",
                words("replica-announce-ip", site.reached().host()),
                "replica-announce-port " + site.reached().port()));
        all.addAll(List.of(lines));
        Member member = Member.prepared(undertaker, folder.resolve("node" + nodes.size()), site, nextProgram(), all);
        nodes.add(member);
        member.start();
        member.awaitReady();
        return member;
    }

    /** Another node that follows this one; it may still be catching up. */
    public Member replicaOf(Member master) throws IOException {
        return node(words("replicaof", master.address()));
    }

    private Program nextProgram() {
        return nodePrograms.isEmpty() ? Program.redisServer() : nodePrograms.get(nodes.size() % nodePrograms.size());
    }

    /** Sentinels that watch every group there is; {@code GROUP} in a line stands for each group's name. */
    public void addSentinels(List<Program> programs, int quorum, List<String> lines) throws IOException {
        for (Program program : programs) {
            prepareSentinel(program, quorum, lines);
        }
        for (Member sentinel : sentinels) {
            sentinel.start();
        }
        sentinels.forEach(Member::awaitReady);
    }

    /** One with lines of its own. */
    public void addSentinel(Program program, int quorum, List<String> lines) throws IOException {
        Member sentinel = prepareSentinel(program, quorum, lines);
        sentinel.start();
        sentinel.awaitReady();
    }

    private Member prepareSentinel(Program program, int quorum, List<String> lines) throws IOException {
        Site site = network.site();
        List<String> all = new ArrayList<>();
        if (!site.reached().equals(site.bound())) {
            all.add("sentinel announce-ip " + site.reached().host());
            all.add("sentinel announce-port " + site.reached().port());
        }
        for (Group group : groups) {
            HostPort master = group.nodes().get(0).address();
            all.add(words("sentinel monitor " + group.name(), master) + " " + quorum);
            lines.forEach(line -> all.add(line.replace("GROUP", group.name())));
        }
        Member sentinel =
                Member.prepared(undertaker, folder.resolve("sentinel" + sentinels.size()), site, program, all);
        sentinels.add(sentinel);
        return sentinel;
    }

    private static String words(String directive, HostPort address) {
        return directive + " " + address.host() + " " + address.port();
    }

    private static String words(String directive, String value) {
        return directive + " " + value;
    }

    public Group group() {
        return groups.get(0);
    }

    public List<Group> groups() {
        return groups;
    }

    public List<Member> nodes() {
        return nodes;
    }

    public List<Member> sentinels() {
        return sentinels;
    }

    public Network network() {
        return network;
    }

    @Override
    public void close() throws IOException {
        try (network) {
            undertaker.close();
        }
    }
}
