package io.vedette.resp.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerLimitsTest {
    private static final long MIB = 1 << 20;

    @Test
    void withLittleMemoryForBuffersLessMayBeLeftUnread() {
        ServerLimits small = ServerLimits.DEFAULT.withUnreadRepliesWithin(64 * MIB);
        assertThat(small.unreadRepliesTotalBytes()).isEqualTo(32 * MIB);
        assertThat(small.unreadReplyBytes()).isEqualTo(16 * MIB);
    }

    @Test
    void muchMemoryIsNoReasonToLeaveMoreUnread() {
        assertThat(ServerLimits.DEFAULT.withUnreadRepliesWithin(4_096 * MIB)).isEqualTo(ServerLimits.DEFAULT);
    }
}
