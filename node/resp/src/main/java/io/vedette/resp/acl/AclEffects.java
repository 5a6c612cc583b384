package io.vedette.resp.acl;

/** What a change of users means for connections that are there already. */
public interface AclEffects {

    /** Nobody can be this user any longer: its connections must close, the caller's own after its reply. */
    void removed(AclUser user);

    /** Connections of this user that listen to what {@link AclUser#mayListen} now denies must close. */
    void changed(AclUser user);
}
