package io.vedette.quorum.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AgendaTest {
    private final Agenda agenda = new Agenda();
    private final List<String> rung = new ArrayList<>();

    @Test
    void itRingsInOrderOfTimeAndThenOfAge() {
        Alarm first = agenda.alarm(nowMs -> rung.add("first"));
        Alarm second = agenda.alarm(nowMs -> rung.add("second"));
        Alarm early = agenda.alarm(nowMs -> rung.add("early"));
        second.set(20);
        first.set(20);
        early.set(10);
        assertThat(agenda.nextMs()).isEqualTo(10);
        agenda.ringDue(20);
        assertThat(rung).containsExactly("early", "first", "second");
        assertThat(agenda.nextMs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void anAlarmThatWantsThePastIsRungAgainAMillisecondLaterNotForEver() {
        List<Alarm> self = new ArrayList<>();
        self.add(agenda.alarm(nowMs -> {
            rung.add("again");
            self.get(0).set(nowMs);
        }));
        self.get(0).set(5);
        agenda.ringDue(7);
        assertThat(rung).hasSize(1);
        assertThat(agenda.nextMs()).isEqualTo(8);
    }

    @Test
    void howeverAlarmsAreMovedTheOrderIsThatOfASortedList() {
        SplittableRandom random = new SplittableRandom(11);
        List<Alarm> alarms = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String name = "a" + i;
            alarms.add(agenda.alarm(nowMs -> rung.add(name)));
        }
        for (int round = 0; round < 2_000; round++) {
            Alarm moved = alarms.get(random.nextInt(alarms.size()));
            moved.set(random.nextInt(10) == 0 ? Long.MAX_VALUE : random.nextInt(1_000));
        }
        List<String> expected = alarms.stream()
                .filter(alarm -> alarm.atMs() != Long.MAX_VALUE)
                .sorted(Comparator.comparingLong(Alarm::atMs).thenComparingLong(Alarm::age))
                .map(alarm -> "a" + alarms.indexOf(alarm))
                .toList();
        assertThat(expected).hasSizeGreaterThan(50);

        agenda.ringDue(1_000);

        assertThat(rung).isEqualTo(expected);
    }

    @Test
    void aCancelledAlarmIsSilent() {
        Alarm alarm = agenda.alarm(nowMs -> rung.add("no"));
        alarm.set(5);
        alarm.cancel();
        agenda.ringDue(10);
        assertThat(rung).isEmpty();
    }
}
