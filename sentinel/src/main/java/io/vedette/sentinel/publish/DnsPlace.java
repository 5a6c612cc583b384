package io.vedette.sentinel.publish;

import io.netty.util.NetUtil;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.HostPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

/**
 * Names in a zone, changed by dynamic updates (RFC 2136): the address of the master under its name, its port in {@code _redis._tcp} below
 * it, the addresses of the replicas under theirs. A text record {@code _vedette} below the master's name holds the epoch. An update
 * says which epoch it was made for, and the server carries it out as a whole or not at all: of two sentinels that write at once
 * one looks again.
 */
final class DnsPlace implements BlockingPlace {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int MOST_RACES = 4;
    private static final String EPOCH = "epoch=";

    private final DnsLine line;
    private final Name zone;
    private final Name master;
    private final Name service;
    private final Name state;

    DnsPlace(DnsLine line) {
        this.line = line;
        this.zone = name(line.zone(), Name.root);
        this.master = name(line.name(), zone);
        this.service = name("_redis._tcp", master);
        this.state = name("_vedette", master);
    }

    private static Name name(String text, Name origin) {
        return Name.fromConstantString(
                Name.fromConstantString(text).isAbsolute()
                        ? text
                        : text + (origin.equals(Name.root) ? "." : "." + origin));
    }

    @Override
    public Receipt publish(Publication publication) throws IOException {
        SimpleResolver server = server();
        Record marked = mark(publication.epoch(), line.ttlSeconds());
        List<Record> wanted = wanted(publication);
        for (int race = 0; race < MOST_RACES; race++) {
            List<Record> there = ask(server, state, Type.TXT);
            Optional<Epoch> epoch = epoch(there);
            if (epoch.isPresent() && epoch.get().isAfter(publication.epoch())) {
                return Receipt.OUTDATED;
            }
            if (there.contains(marked) && shows(server, wanted)) {
                return Receipt.SHOWN;
            }
            write(server, epoch, wanted, marked);
        }
        throw new IOException("what was written is not what is there: does something else change " + master + "?");
    }

    /** In a condition the TTL must be 0. */
    private Record mark(Epoch epoch, long ttlSeconds) {
        return new TXTRecord(state, DClass.IN, ttlSeconds, EPOCH + epoch);
    }

    private List<Record> wanted(Publication publication) throws IOException {
        List<Record> wanted = new ArrayList<>();
        wanted.add(address(master, publication.master()));
        wanted.add(new SRVRecord(
                service,
                DClass.IN,
                line.ttlSeconds(),
                0,
                0,
                publication.master().port(),
                master));
        if (line.replicaName().isPresent()) {
            Name replicas = name(line.replicaName().get(), zone);
            for (HostPort replica : publication.replicas()) {
                wanted.add(address(replicas, replica));
            }
        }
        return wanted;
    }

    private Record address(Name name, HostPort node) throws IOException {
        if (NetUtil.isValidIpV4Address(node.host())) {
            return new ARecord(name, DClass.IN, line.ttlSeconds(), InetAddress.getByName(node.host()));
        }
        if (NetUtil.isValidIpV6Address(node.host())) {
            return new AAAARecord(name, DClass.IN, line.ttlSeconds(), InetAddress.getByName(node.host()));
        }
        throw new IOException(node + " is a name, and only addresses can be published in DNS");
    }

    private static Optional<Epoch> epoch(List<Record> there) throws IOException {
        for (Record record : there) {
            String text = String.join("", ((TXTRecord) record).getStrings());
            if (!text.matches(EPOCH + "\\d{1,20}")) {
                throw new IOException(record.getName() + " holds what no sentinel of ours wrote: " + text);
            }
            return Optional.of(Epoch.parse(text.substring(EPOCH.length())));
        }
        return Optional.empty();
    }

    /** Every kind of record under every name we own, so that what is not wanted any more is found missing too. */
    private boolean shows(SimpleResolver server, List<Record> wanted) throws IOException {
        Set<Record> there = new HashSet<>(ask(server, service, Type.SRV));
        for (Name name : addressNames()) {
            there.addAll(ask(server, name, Type.A));
            there.addAll(ask(server, name, Type.AAAA));
        }
        return there.equals(new HashSet<>(wanted));
    }

    private List<Name> addressNames() {
        List<Name> names = new ArrayList<>(List.of(master));
        line.replicaName().ifPresent(replicas -> names.add(name(replicas, zone)));
        return names;
    }

    /** An epoch that is not there any more fails here, and is seen at the next look. */
    private void write(SimpleResolver server, Optional<Epoch> before, List<Record> wanted, Record marked)
            throws IOException {
        Update update = new Update(zone);
        before.ifPresentOrElse(epoch -> update.present(mark(epoch, 0)), () -> update.absent(state, Type.TXT));
        update.replace(marked);
        update.delete(service, Type.SRV);
        for (Name name : addressNames()) {
            update.delete(name, Type.A);
            update.delete(name, Type.AAAA);
        }
        wanted.forEach(update::add);
        send(server, update, Set.of(Rcode.NOERROR, Rcode.NXRRSET, Rcode.YXRRSET));
    }

    /** An update without a change: the server looks at the key and at its rules all the same. */
    @Override
    public void rehearse() throws IOException {
        Update update = new Update(zone);
        update.delete(name("_vedette-rehearsal", master), Type.TXT);
        send(server(), update, Set.of(Rcode.NOERROR));
    }

    private List<Record> ask(SimpleResolver server, Name name, int type) throws IOException {
        Message question = Message.newQuery(Record.newRecord(name, type, DClass.IN));
        Message answer = send(server, question, Set.of(Rcode.NOERROR, Rcode.NXDOMAIN));
        return answer.getSection(Section.ANSWER).stream()
                .filter(record -> record.getType() == type && record.getName().equals(name))
                .toList();
    }

    private Message send(SimpleResolver server, Message message, Set<Integer> fine) throws IOException {
        Message answer = server.send(message);
        if (!fine.contains(answer.getRcode())) {
            throw new IOException(line.server() + " says " + Rcode.string(answer.getRcode()) + " about " + zone);
        }
        return answer;
    }

    private SimpleResolver server() throws IOException {
        InetSocketAddress address = new InetSocketAddress(
                InetAddress.getByName(line.server().host()), line.server().port());
        SimpleResolver resolver = new SimpleResolver(address);
        resolver.setTCP(true);
        resolver.setTimeout(TIMEOUT);
        line.key().ifPresent(key -> resolver.setTSIGKey(new TSIG(key.algorithm(), key.name(), key.secret())));
        return resolver;
    }

    @Override
    public void close() {
        // Each question has a connection of its own, which ended with it.
    }
}
