package io.vedette.sentinel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.DurableState;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.Event;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.Hello;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.SentinelId;
import io.vedette.resp.Bytes;
import io.vedette.sentinel.config.Secret;
import io.vedette.sentinel.link.HelloText;
import io.vedette.sentinel.link.Signature;
import io.vedette.sentinel.link.Trouble;
import io.vedette.sentinel.state.GlobalOptions;
import io.vedette.sentinel.state.ProcessLines;
import io.vedette.sentinel.state.SentinelState;
import io.vedette.sentinel.state.Trust;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HelloDeskTest {
    private static final SentinelId US = new SentinelId("a".repeat(40));
    private static final SentinelId PEER = new SentinelId("b".repeat(40));
    private static final String NODE = "10.0.0.9:6379";
    private static final HostPort HERE = new HostPort("10.0.0.1", 26379);
    private static final HostPort ELSEWHERE = new HostPort("10.0.0.2", 26379);

    private final Complaints complaints = new Complaints();
    private final OptionBook options = new OptionBook(
            new SentinelState(DurableState.fresh(US), GlobalOptions.DEFAULT, Map.of()), () -> ProcessLines.NONE);
    private final HelloDesk desk = new HelloDesk(
            US, options, host -> host.endsWith(".invalid") ? Optional.empty() : Optional.of(host), complaints);

    private static Hello hello(SentinelId from, HostPort sender) {
        return new Hello(
                sender, from, new Epoch(1), new GroupName("mymaster"), new HostPort("10.0.0.9", 6379), new Epoch(1));
    }

    private Optional<Event> heard(String text, String from) {
        return desk.heard(Bytes.of(text), () -> from);
    }

    private void trust(String secret, boolean onlySigned) {
        Trust trust = new Trust(Optional.of(Secret.of(secret)), onlySigned, 1_000);
        options.global(global -> global.withTrust(trust));
    }

    @Test
    void helloOfAPeerIsPassedOn() {
        Hello hello = hello(PEER, ELSEWHERE);

        assertThat(heard(HelloText.write(hello), NODE)).contains(new Event.HelloHeard(hello, true));
        assertThat(complaints.totals()).isEmpty();
    }

    @Test
    void helloOfOrAboutAPlaceThatCannotBeFoundIsNotListenedTo() {
        Hello about = new Hello(
                ELSEWHERE,
                PEER,
                new Epoch(9),
                new GroupName("mymaster"),
                new HostPort("db1.invalid", 6379),
                new Epoch(9));

        assertThat(heard(HelloText.write(hello(PEER, new HostPort("s1.invalid", 26379))), NODE))
                .isEmpty();
        assertThat(heard(HelloText.write(about), NODE)).isEmpty();

        assertThat(complaints.newest(10)).containsExactly(new Complaints.Count(NODE, Trouble.HELLO, 2));
    }

    @Test
    void textThatIsNoHelloIsCountedUnderWhoeverCarriedIt() {
        assertThat(heard("a,b,c", NODE)).isEmpty();
        assertThat(heard("", NODE)).isEmpty();

        assertThat(complaints.newest(10)).containsExactly(new Complaints.Count(NODE, Trouble.HELLO, 2));
    }

    @Test
    void ownHelloThatComesBackIsNoTwin() {
        String text = desk.written(hello(US, HERE)).get(0);

        assertThat(heard(text, NODE)).isEmpty();

        assertThat(complaints.totals()).isEmpty();
    }

    @Test
    void anotherSentinelUnderOurIdIsATwin() {
        assertThat(desk.written(hello(US, HERE))).hasSize(1);

        assertThat(heard(HelloText.write(hello(US, ELSEWHERE)), NODE)).isEmpty();

        assertThat(complaints.newest(10)).containsExactly(new Complaints.Count(ELSEWHERE.name(), Trouble.TWIN, 1));
    }

    @Test
    void unsignedHelloIsCountedWhenOnlySignedOnesAreTrusted() {
        trust("s3cret", true);
        Hello hello = hello(PEER, ELSEWHERE);

        assertThat(heard(HelloText.write(hello), NODE)).isEmpty();
        assertThat(heard(HelloText.write(hello, new Signature("guessed")), NODE))
                .isEmpty();
        assertThat(heard(HelloText.write(hello, new Signature("s3cret")), NODE)).isPresent();

        assertThat(complaints.totals()).isEqualTo(Map.of(Trouble.UNSIGNED, 1L, Trouble.HELLO, 1L));
    }

    @Test
    void whatWasReadWithAnotherSecretIsNotBelievedForIt() {
        Hello hello = hello(PEER, ELSEWHERE);
        String signed = HelloText.write(hello, new Signature("s3cret"));
        trust("s3cret", true);
        assertThat(heard(signed, NODE)).contains(new Event.HelloHeard(hello, true));
        assertThat(heard(signed, NODE)).contains(new Event.HelloHeard(hello, true));

        trust("changed", true);

        assertThat(heard(signed, NODE)).isEmpty();
        assertThat(complaints.totals()).isEqualTo(Map.of(Trouble.HELLO, 1L));
    }

    @Test
    void unsignedHelloThatWasBelievedBeforeIsNotWhenOnlySignedOnesAreTrusted() {
        String text = HelloText.write(hello(PEER, ELSEWHERE));
        trust("s3cret", false);
        assertThat(heard(text, NODE)).isPresent();

        trust("s3cret", true);

        assertThat(heard(text, NODE)).isEmpty();
        assertThat(complaints.totals()).isEqualTo(Map.of(Trouble.UNSIGNED, 1L));
    }

    @Test
    void helloThatSaysSomethingElseIsReadAnew() {
        Hello later = new Hello(
                ELSEWHERE, PEER, new Epoch(2), new GroupName("mymaster"), new HostPort("10.0.0.8", 6379), new Epoch(2));
        assertThat(heard(HelloText.write(hello(PEER, ELSEWHERE)), NODE)).isPresent();

        assertThat(heard(HelloText.write(later), NODE)).contains(new Event.HelloHeard(later, true));
        assertThat(desk.written(later)).containsExactly(HelloText.write(later));
        assertThat(desk.written(hello(US, HERE))).containsExactly(HelloText.write(hello(US, HERE)));
    }

    @Test
    void bothFormsAreSentUnlessOnlySignedOnesAreTrusted() {
        trust("s3cret", false);
        assertThat(desk.written(hello(US, HERE))).hasSize(2);

        trust("s3cret", true);
        assertThat(desk.written(hello(US, HERE))).hasSize(1).allMatch(text -> text.contains(",vedette1,"));
    }

    @Test
    void complaintsAboutManyAddressesStayBounded() {
        for (int i = 0; i < Complaints.MAX_REMEMBERED + 10; i++) {
            complaints.complain("10.1." + i + ".1", Trouble.PROTOCOL, "answers nonsense");
        }

        List<Complaints.Count> all = complaints.newest(Integer.MAX_VALUE);
        assertThat(all).hasSize(Complaints.MAX_REMEMBERED);
        assertThat(complaints.totals()).containsEntry(Trouble.PROTOCOL, Complaints.MAX_REMEMBERED + 10L);
    }
}
