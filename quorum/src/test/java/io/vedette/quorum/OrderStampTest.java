package io.vedette.quorum;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OrderStampTest {
    private static final SentinelId A = new SentinelId("a");
    private static final SentinelId B = new SentinelId("b");

    @Test
    void theLaterOrderWinsWhereverItWasGiven() {
        OrderStamp pause = OrderStamp.NONE.next(B);
        OrderStamp resume = pause.next(A);

        assertThat(resume.supersedes(pause)).isTrue();
        assertThat(pause.supersedes(resume)).isFalse();
        assertThat(pause.supersedes(pause)).isFalse();
    }

    @Test
    void ordersGivenAtOnceAreToldApartByTheSentinel() {
        OrderStamp atA = OrderStamp.NONE.next(A);
        OrderStamp atB = OrderStamp.NONE.next(B);

        assertThat(atB.supersedes(atA)).isTrue();
        assertThat(atA.supersedes(atB)).isFalse();
    }

    @Test
    void aStampThatWouldEndAllOrdersIsNotBelieved() {
        OrderStamp absurd = new OrderStamp(Long.MAX_VALUE, "b");

        assertThat(absurd.supersedes(OrderStamp.NONE)).isFalse();
    }
}
