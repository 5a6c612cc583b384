package io.vedette.sentinel.link;

import io.vedette.quorum.Event;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.Hello;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.Target;
import io.vedette.resp.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the links need from the process around them. */
public interface LinkContext {
    /** The one way out: everything that happens on a link. */
    void happened(Event event);

    /** A hello came in on a node's channel, as it was written; {@code node} tells whose, should that be needed. */
    void heard(Supplier<String> node, Bytes hello);

    /** A PING was answered after so long. */
    void answeredAfter(HostPort address, long nanos);

    /** What we may not do on that node and should; empty when nothing is missing. */
    void mayNot(HostPort node, List<String> missing);

    /** The whole INFO of that node, as it was written. */
    void infoText(HostPort node, String text);

    /** Whether the whole INFO of that node is known well enough to ask for {@link BriefInfo} of it only. */
    boolean briefInfoIsEnough(HostPort node);

    /** It did not understand that. */
    void refusesBriefInfo(HostPort node);

    SentinelId myId();

    Access accessTo(Target target, Optional<GroupName> group);

    /** Where others can reach us, given our own address as the other side of a connection sees it. */
    HostPort announced(String localHost);

    /** Every form in which a hello is to be published. */
    List<String> written(Hello hello);

    /** The key our own sentinels share, if there is one. */
    Optional<Signature> signature();

    /** What to connect to for that host: itself, or the address a name stands for; empty where that is not known and may not be asked. */
    Optional<String> placeOf(String host);

    /** Something an operator should mend: logged once per address and kind. */
    void complain(HostPort address, Trouble kind, String text);
}
