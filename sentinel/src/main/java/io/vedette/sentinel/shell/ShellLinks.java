package io.vedette.sentinel.shell;

import io.vedette.quorum.Event;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.Hello;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.Target;
import io.vedette.resp.Bytes;
import io.vedette.sentinel.advice.Observations;
import io.vedette.sentinel.link.Access;
import io.vedette.sentinel.link.CommandNames;
import io.vedette.sentinel.link.LinkContext;
import io.vedette.sentinel.link.Login;
import io.vedette.sentinel.link.Signature;
import io.vedette.sentinel.link.Trouble;
import io.vedette.sentinel.state.GlobalOptions;
import io.vedette.sentinel.state.GroupOptions;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Answers what the links ask, from the options, and passes on what they tell. */
final class ShellLinks implements LinkContext {
    private final SentinelId myId;
    private final OptionBook options;
    private final HelloDesk hellos;
    private final Places places;
    private final InfoCache infos;
    private final Complaints complaints;
    private final Observations observations;
    private final Surroundings surroundings;
    private final Consumer<Event> events;

    ShellLinks(
            SentinelId myId,
            OptionBook options,
            Places places,
            HelloDesk hellos,
            InfoCache infos,
            Complaints complaints,
            Observations observations,
            Surroundings surroundings,
            Consumer<Event> events) {
        this.myId = myId;
        this.options = options;
        this.places = places;
        this.hellos = hellos;
        this.infos = infos;
        this.complaints = complaints;
        this.observations = observations;
        this.surroundings = surroundings;
        this.events = events;
    }

    @Override
    public void happened(Event event) {
        events.accept(event);
    }

    @Override
    public void heard(Supplier<String> node, Bytes hello) {
        hellos.heard(hello, node).ifPresent(events);
    }

    @Override
    public void answeredAfter(HostPort address, long nanos) {
        observations.answered(address, nanos, Shell.clockMs());
    }

    @Override
    public void mayNot(HostPort node, List<String> missing) {
        observations.mayNot(node, missing);
    }

    @Override
    public void infoText(HostPort node, String text) {
        infos.put(node, text, Shell.clockMs());
    }

    @Override
    public boolean briefInfoIsEnough(HostPort node) {
        return infos.briefInfoIsEnough(node, Shell.clockMs());
    }

    @Override
    public void refusesBriefInfo(HostPort node) {
        infos.refusesBriefInfo(node);
    }

    @Override
    public SentinelId myId() {
        return myId;
    }

    @Override
    public Access accessTo(Target target, Optional<GroupName> group) {
        if (target instanceof Target.Peer) {
            return new Access(peerLogin(), CommandNames.ORIGINAL);
        }
        return group.map(name -> nodeAccess(options.of(name))).orElse(Access.OPEN);
    }

    private static Access nodeAccess(GroupOptions group) {
        return new Access(
                group.authPass().map(password -> new Login(group.authUser(), password.text())), group.commands());
    }

    private Optional<Login> peerLogin() {
        GlobalOptions.PeerLogin login = options.global().login();
        return login.password()
                .map(password -> new Login(login.user(), password.text()))
                .or(() -> surroundings.requirepass().map(password -> new Login(Optional.empty(), password)));
    }

    @Override
    public HostPort announced(String localHost) {
        GlobalOptions.Announced announced = options.global().announced();
        int port = announced.port() == 0 ? surroundings.listens() : announced.port();
        return new HostPort(announced.ip().orElse(localHost), port);
    }

    @Override
    public List<String> written(Hello hello) {
        return hellos.written(hello);
    }

    @Override
    public Optional<Signature> signature() {
        return hellos.signature();
    }

    @Override
    public Optional<String> placeOf(String host) {
        return places.of(host);
    }

    @Override
    public void complain(HostPort address, Trouble kind, String text) {
        complaints.complain(address.name(), kind, text);
    }
}
