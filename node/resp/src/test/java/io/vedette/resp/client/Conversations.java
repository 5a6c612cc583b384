package io.vedette.resp.client;

import java.util.List;

/** What is said in {@link LikeRedisTest}. */
final class Conversations {
    private Conversations() {}

    static List<String> all() {
        return List.of("""
                a: PING
                a: PING hello
                a: PING a b
                a: ping ''
                a: ECHO x
                a: ECHO
                a: NOSUCH a b
                a: CLIENT
                a: CLIENT NOSUCH x
                a: client nosuch
                a: QUIT""", """
                a: HELLO
                a: HELLO 2
                a: HELLO 4
                a: HELLO 1
                a: HELLO x
                a: HELLO 3 FOO
                a: HELLO 3 AUTH a
                a: HELLO 3 AUTH a b
                a: HELLO 3 SETNAME
                a: HELLO 2 SETNAME me
                a: CLIENT GETNAME
                a: HELLO 3 AUTH default anything SETNAME you
                a: CLIENT GETNAME
                a: HELLO 3 SETNAME \u00e9
                a: PING
                a: CLIENT TRACKINGINFO
                a: HELLO 2
                a: CLIENT TRACKINGINFO""", """
                a: AUTH x
                a: AUTH x y
                a: AUTH x y z
                a: AUTH
                a: AUTH default x""", """
                a: CLIENT GETNAME
                a: CLIENT SETNAME me
                a: CLIENT GETNAME
                a: CLIENT SETNAME \u00e9
                a: CLIENT SETNAME ''
                a: CLIENT GETNAME
                a: CLIENT SETNAME
                a: CLIENT ID x
                a: CLIENT INFO
                a: CLIENT INFO x""", """
                a: CLIENT LIST
                a: CLIENT LIST TYPE normal
                a: CLIENT LIST TYPE pubsub
                a: CLIENT LIST TYPE replica
                a: CLIENT LIST TYPE slave
                a: CLIENT LIST TYPE master
                a: CLIENT LIST TYPE x
                a: CLIENT LIST ID
                a: CLIENT LIST ID x
                a: CLIENT LIST ID {id:a} 99999
                a: CLIENT LIST FOO
                a: CLIENT LIST TYPE normal x""", """
                a: HELLO 3
                a: CLIENT NO-EVICT on
                a: CLIENT SETNAME three
                a: SUBSCRIBE x y
                a<
                a: CLIENT LIST TYPE pubsub
                a: CLIENT INFO""", """
                a: CLIENT KILL
                a: CLIENT KILL 1.2.3.4:5
                a: CLIENT KILL ID
                a: CLIENT KILL ID x
                a: CLIENT KILL ID 0
                a: CLIENT KILL ID -1
                a: CLIENT KILL ID 1 ID
                a: CLIENT KILL TYPE x
                a: CLIENT KILL USER nosuch
                a: CLIENT KILL SKIPME maybe
                a: CLIENT KILL FOO bar
                a: CLIENT KILL ADDR 1.2.3.4:5
                a: CLIENT KILL LADDR 1.2.3.4:5
                a: CLIENT KILL ID 99999 TYPE normal
                a: CLIENT KILL TYPE pubsub
                a: CLIENT KILL TYPE replica
                a: CLIENT KILL ID {id:a}""", """
                b: PING
                a: CLIENT KILL ID {id:b}
                a: PING""", """
                b: PING
                a: CLIENT KILL {addr:b}
                c: PING
                a: CLIENT KILL ADDR {addr:c} SKIPME yes""", """
                a: CLIENT KILL ID {id:a} SKIPME no""", """
                a: CLIENT NO-EVICT
                a: CLIENT NO-EVICT x
                a: CLIENT NO-EVICT on
                a: CLIENT INFO
                a: CLIENT NO-EVICT off
                a: CLIENT PAUSE
                a: CLIENT PAUSE x
                a: CLIENT PAUSE -1
                a: CLIENT PAUSE 1 x
                a: CLIENT PAUSE x y
                a: CLIENT PAUSE 1 ALL
                a: CLIENT UNPAUSE
                a: CLIENT PAUSE 60000 WRITE
                a: PING
                a: CLIENT UNPAUSE x
                a: CLIENT UNPAUSE
                a: CLIENT REPLY
                a: CLIENT REPLY x
                a: CLIENT REPLY ON
                a: CLIENT UNBLOCK x
                a: CLIENT UNBLOCK 99999
                a: CLIENT UNBLOCK 1 foo
                a: CLIENT UNBLOCK x foo
                a: CLIENT UNBLOCK 1 error""", """
                a: CLIENT GETREDIR
                a: CLIENT TRACKING
                a: CLIENT TRACKING x
                a: CLIENT TRACKING on REDIRECT
                a: CLIENT TRACKING on REDIRECT x
                a: CLIENT TRACKING on REDIRECT 99999
                a: CLIENT TRACKING on BCAST OPTIN
                a: CLIENT TRACKING on OPTIN OPTOUT
                a: CLIENT TRACKING on PREFIX a
                a: CLIENT TRACKING on BCAST PREFIX a PREFIX ab
                a: CLIENT TRACKING on BCAST PREFIX a PREFIX a
                a: CLIENT CACHING yes
                a: CLIENT CACHING x
                a: CLIENT TRACKING on OPTIN
                a: CLIENT GETREDIR
                a: CLIENT TRACKING on OPTOUT
                a: CLIENT TRACKING on BCAST
                a: CLIENT CACHING no
                a: CLIENT CACHING x
                a: CLIENT TRACKINGINFO
                a: CLIENT CACHING yes
                a: CLIENT TRACKINGINFO
                a: PING
                a: CLIENT TRACKINGINFO
                a: CLIENT TRACKING off
                a: CLIENT TRACKINGINFO
                a: CLIENT TRACKING on OPTOUT NOLOOP
                a: CLIENT CACHING no
                a: CLIENT CACHING yes
                a: CLIENT TRACKINGINFO
                a: CLIENT INFO""", """
                a: HELLO 3
                a: CLIENT TRACKING on BCAST PREFIX foo PREFIX bar
                a: CLIENT TRACKINGINFO
                a: CLIENT TRACKING on BCAST PREFIX foobar
                a: CLIENT TRACKING on BCAST PREFIX baz
                a: CLIENT INFO
                a: CLIENT TRACKING off
                a: CLIENT TRACKING on BCAST
                a: CLIENT TRACKING off""", """
                b: PING
                a: CLIENT TRACKING on REDIRECT {id:b} REDIRECT {id:b}
                a: RESET
                a: CLIENT TRACKINGINFO""", """
                a: HELLO 3 SETNAME x
                a: SUBSCRIBE a
                a: RESET
                a: CLIENT INFO
                a: RESET x""", """
                a: SUBSCRIBE
                a: SUBSCRIBE one one
                a<
                a: PSUBSCRIBE t*
                a: PING
                a: PING x
                a: CLIENT ID
                a: PUBLISH one x
                a: UNSUBSCRIBE nosuch
                a: UNSUBSCRIBE
                a: PUNSUBSCRIBE
                a: PUNSUBSCRIBE
                a: UNSUBSCRIBE
                a: PING""", """
                b: SUBSCRIBE news
                c: PSUBSCRIBE n*s
                d: HELLO 3
                d: SUBSCRIBE news
                d: PSUBSCRIBE [mn]ew? x
                d<
                a: PUBLISH news hello
                b<
                c<
                d<
                d<
                a: PUBLISH News x
                a: PUBLISH other ''
                a: PUBSUB CHANNELS
                a: PUBSUB CHANNELS n*
                a: PUBSUB CHANNELS x*
                a: PUBSUB NUMSUB news other
                a: PUBSUB NUMSUB
                a: PUBSUB NUMPAT
                a: PUBSUB NUMPAT x
                a: PUBSUB CHANNELS a b
                a: PUBSUB
                a: PUBSUB FOO
                a: PUBLISH x
                d: PUBLISH news self
                d<
                d<""", """
                b: SSUBSCRIBE s1 s2
                b<
                a: SPUBLISH s1 x
                b<
                a: PUBLISH s1 x
                a: PUBSUB SHARDCHANNELS s1
                a: PUBSUB SHARDNUMSUB s1 s2 s3
                b: SUNSUBSCRIBE s1
                b: SUBSCRIBE c
                b: SUNSUBSCRIBE
                b: SUNSUBSCRIBE
                b: CLIENT ID
                b: UNSUBSCRIBE
                b: CLIENT INFO""", """
                a: ACL WHOAMI
                a: ACL SETUSER ann on >pw +client +auth +hello +subscribe +psubscribe +publish +ping &news &n*
                b: AUTH ann wrong
                b: AUTH ann pw
                b: ECHO x
                b: PING
                b: SUBSCRIBE news other
                b: SUBSCRIBE news
                b: PSUBSCRIBE ne*
                b: PSUBSCRIBE n*
                b: UNSUBSCRIBE news
                b: RESET
                b: HELLO 3 AUTH ann pw SETNAME ann
                b: CLIENT LIST TYPE normal
                b: PUBLISH other x
                a: CLIENT KILL USER ann
                a: ACL DELUSER ann""");
    }
}
