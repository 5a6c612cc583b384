package io.vedette.quorum.sim.sentinel;

import io.vedette.quorum.Event;
import io.vedette.quorum.Link;
import io.vedette.quorum.LinkEnd;
import io.vedette.quorum.OrderOutcome;
import io.vedette.quorum.Target;
import io.vedette.quorum.sim.net.Dialer;
import io.vedette.quorum.sim.net.Endpoint;
import io.vedette.quorum.sim.net.Message;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of the core's links, as a shell would keep it: what arrives becomes an event that names the attempt. */
final class CoreLink implements Dialer {
    private final VedetteSentinel owner;
    private final Link link;
    private final List<Long> unanswered = new ArrayList<>(0);
    private @Nullable Endpoint endpoint;
    private boolean dropped;

    CoreLink(VedetteSentinel owner, Link link) {
        this.owner = owner;
        this.link = link;
    }

    boolean flows() {
        return endpoint != null && endpoint.flows();
    }

    void send(Message message) {
        if (endpoint != null) {
            endpoint.send(message);
        }
    }

    void sendOrder(Message.Order order) {
        unanswered.add(order.number());
        send(order);
    }

    void drop() {
        dropped = true;
        if (endpoint != null) {
            endpoint.close(LinkEnd.CLOSED);
        }
    }

    @Override
    public void connected(Endpoint made) {
        if (dropped) {
            made.close(LinkEnd.CLOSED);
            return;
        }
        endpoint = made;
        if (link.target() instanceof Target.Node) {
            made.send(new Message.Subscribe(owner.id()));
        }
        owner.happened(new Event.LinkOpened(link));
    }

    @Override
    public void failed(LinkEnd how) {
        over(how);
    }

    @Override
    public void ended(Endpoint at, LinkEnd how) {
        over(how);
    }

    private void over(LinkEnd how) {
        if (dropped) {
            return;
        }
        owner.forget(link);
        for (long number : List.copyOf(unanswered)) {
            owner.happened(new Event.OrderAnswered(link, number, new OrderOutcome.Unknown("the link broke")));
        }
        owner.happened(new Event.LinkEnded(link, how, "simulated"));
    }

    @Override
    public void received(Endpoint at, Message message) {
        if (dropped) {
            return;
        }
        if (message instanceof Message.Pong pong) {
            owner.happened(new Event.PingAnswered(link, pong.reply()));
        } else if (message instanceof Message.HelloMessage hello) {
            owner.happened(new Event.HelloHeard(hello.hello(), true));
        } else if (message instanceof Message.Info info) {
            owner.wasTold(link.target().address(), info.info());
            owner.happened(new Event.InfoAnswered(link, info.info()));
        } else if (message instanceof Message.Role role) {
            owner.happened(new Event.RoleAnswered(link, role.report()));
        } else if (message instanceof Message.DownAnswered down) {
            owner.happened(new Event.MasterDownAnswered(link, down.question(), down.answer()));
        } else if (message instanceof Message.OrderDone done) {
            unanswered.remove(Long.valueOf(done.number()));
            owner.happened(new Event.OrderAnswered(link, done.number(), done.outcome()));
        } else if (message instanceof Message.GossipUnknown) {
            owner.happened(new Event.GossipRefused(link));
        }
    }
}
