package io.vedette.resp.acl;

/**
 * Settings of the ACL.
 *
 * @param allChannelsByDefault acl-pubsub-default: whether new and reset users may use all channels
 * @param logMaxLength acllog-max-len
 */
public record AclSettings(boolean allChannelsByDefault, int logMaxLength) {

    /** As Redis 7 begins. */
    public static final AclSettings DEFAULT = new AclSettings(false, 128);
}
