package io.vedette.tests.clients;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.vedette.quorum.HostPort;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.RedisRole;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisSentinelClient;

/** How each library is set up; nothing beyond its own Sentinel support and a timeout. */
enum Libraries implements Writer.Library {
    JEDIS {
        @Override
        public Writer connect(List<HostPort> sentinels, String group) {
            RedisSentinelClient client = RedisSentinelClient.builder()
                    .masterName(group)
                    .sentinels(sentinels.stream()
                            .map(one -> new HostAndPort(one.host(), one.port()))
                            .collect(Collectors.toSet()))
                    .build();
            return new Writer() {
                @Override
                public void write(String key, String value) {
                    client.set(key, value);
                }

                @Override
                public void close() {
                    client.close();
                }
            };
        }
    },

    LETTUCE {
        @Override
        public Writer connect(List<HostPort> sentinels, String group) {
            RedisURI.Builder uri =
                    RedisURI.builder().withSentinelMasterId(group).withTimeout(TIMEOUT);
            sentinels.forEach(one -> uri.withSentinel(one.host(), one.port()));
            RedisClient client = RedisClient.create(uri.build());
            StatefulRedisConnection<String, String> connection = client.connect();
            return new Writer() {
                @Override
                public void write(String key, String value) {
                    connection.sync().set(key, value);
                }

                @Override
                public void close() {
                    connection.close();
                    client.shutdown(0, 1, TimeUnit.SECONDS);
                }
            };
        }
    },

    REDISSON {
        @Override
        public Writer connect(List<HostPort> sentinels, String group) {
            Config config = new Config();
            config.useSentinelServers()
                    .setMasterName(group)
                    .setTimeout((int) TIMEOUT.toMillis())
                    .addSentinelAddress(
                            sentinels.stream().map(one -> "redis://" + one).toArray(String[]::new));
            RedissonClient client = Redisson.create(config);
            return new Writer() {
                @Override
                public void write(String key, String value) {
                    client.getBucket(key, StringCodec.INSTANCE).set(value);
                }

                @Override
                public void close() {
                    client.shutdown();
                }
            };
        }
    },

    VERTX {
        @Override
        public Writer connect(List<HostPort> sentinels, String group) {
            Vertx vertx = Vertx.vertx();
            RedisOptions options = new RedisOptions()
                    .setType(RedisClientType.SENTINEL)
                    .setMasterName(group)
                    .setRole(RedisRole.MASTER)
                    .setAutoFailover(true);
            sentinels.forEach(one -> options.addConnectionString("redis://" + one));
            Redis client = Redis.createClient(vertx, options);
            return new Writer() {
                @Override
                public void write(String key, String value) throws Exception {
                    client.send(Request.cmd(Command.SET).arg(key).arg(value))
                            .toCompletionStage()
                            .toCompletableFuture()
                            .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
                }

                @Override
                public void close() {
                    client.close();
                    vertx.close().toCompletionStage().toCompletableFuture().join();
                }
            };
        }
    };

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
}
