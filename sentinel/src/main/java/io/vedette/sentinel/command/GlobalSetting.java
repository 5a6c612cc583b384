package io.vedette.sentinel.command;

import io.netty.util.NetUtil;
import io.vedette.sentinel.config.Secret;
import io.vedette.sentinel.link.Addresses;
import io.vedette.sentinel.state.GlobalOptions;
import io.vedette.sentinel.state.Trust;
import java.util.Locale;
import java.util.Optional;

/** The parameters of SENTINEL CONFIG, in the order in which they are shown. */
enum GlobalSetting {
    RESOLVE_HOSTNAMES {
        @Override
        String show(GlobalOptions options) {
            return YesOrNo.word(options.resolveHostnames());
        }

        @Override
        Optional<GlobalOptions> apply(GlobalOptions options, String value) {
            return YesOrNo.of(value).map(options::withResolvedHostnames);
        }
    },
    ANNOUNCE_HOSTNAMES {
        @Override
        String show(GlobalOptions options) {
            return YesOrNo.word(options.announced().hostnames());
        }

        @Override
        Optional<GlobalOptions> apply(GlobalOptions options, String value) {
            return YesOrNo.of(value)
                    .map(yes -> options.withAnnounced(new GlobalOptions.Announced(
                            options.announced().ip(), options.announced().port(), yes)));
        }
    },
    ANNOUNCE_IP {
        @Override
        String show(GlobalOptions options) {
            return options.announced().ip().orElse("");
        }

        @Override
        Optional<GlobalOptions> apply(GlobalOptions options, String value) {
            boolean usable = value.isEmpty()
                    || NetUtil.isValidIpV4Address(value)
                    || NetUtil.isValidIpV6Address(value)
                    || Addresses.isHost(value);
            GlobalOptions.Announced now = options.announced();
            return usable
                    ? Optional.of(options.withAnnounced(
                            new GlobalOptions.Announced(given(value), now.port(), now.hostnames())))
                    : Optional.empty();
        }
    },
    ANNOUNCE_PORT {
        @Override
        String show(GlobalOptions options) {
            return Integer.toString(options.announced().port());
        }

        @Override
        Optional<GlobalOptions> apply(GlobalOptions options, String value) {
            return Addresses.of("0.0.0.0", value)
                    .map(address -> options.withAnnounced(new GlobalOptions.Announced(
                            options.announced().ip(),
                            address.port(),
                            options.announced().hostnames())));
        }
    },
    SENTINEL_USER {
        @Override
        String show(GlobalOptions options) {
            return options.login().user().orElse("");
        }

        @Override
        Optional<GlobalOptions> apply(GlobalOptions options, String value) {
            return Optional.of(options.withLogin(
                    new GlobalOptions.PeerLogin(given(value), options.login().password())));
        }
    },
    /** Shown as stars: whoever may ask for options need not be one who may know passwords. */
    SENTINEL_PASS {
        @Override
        String show(GlobalOptions options) {
            return options.login().password().isPresent() ? "******" : "";
        }

        @Override
        Optional<GlobalOptions> apply(GlobalOptions options, String value) {
            return Optional.of(options.withLogin(new GlobalOptions.PeerLogin(
                    options.login().user(), given(value).map(Secret::of))));
        }
    },
    LOGLEVEL {
        @Override
        String show(GlobalOptions options) {
            return options.logLevel();
        }

        @Override
        Optional<GlobalOptions> apply(GlobalOptions options, String value) {
            String level = value.toLowerCase(Locale.ROOT);
            return switch (level) {
                case "debug", "verbose", "notice", "warning", "nothing" -> Optional.of(options.withLogLevel(level));
                default -> Optional.empty();
            };
        }
    },
    MAX_EPOCH_JUMP {
        @Override
        String show(GlobalOptions options) {
            return Long.toString(options.trust().maxEpochJump());
        }

        @Override
        Optional<GlobalOptions> apply(GlobalOptions options, String value) {
            Trust now = options.trust();
            return positive(value).map(jump -> options.withTrust(new Trust(now.secret(), now.onlySigned(), jump)));
        }
    },
    PINGS_PER_SECOND {
        @Override
        String show(GlobalOptions options) {
            return Integer.toString(options.pingsPerSecond());
        }

        @Override
        Optional<GlobalOptions> apply(GlobalOptions options, String value) {
            return positive(value)
                    .filter(most -> most <= Integer.MAX_VALUE)
                    .map(most -> options.withPingsPerSecond(most.intValue()));
        }
    },
    BLIND_AFTER {
        @Override
        String show(GlobalOptions options) {
            return Long.toString(options.blindAfterMs());
        }

        @Override
        Optional<GlobalOptions> apply(GlobalOptions options, String value) {
            return positive(value).filter(ms -> ms <= Integer.MAX_VALUE).map(options::withBlindAfterMs);
        }
    };

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    String word() {
        return word;
    }

    abstract String show(GlobalOptions options);

    /** Empty when the value cannot be. */
    abstract Optional<GlobalOptions> apply(GlobalOptions options, String value);

    static Optional<GlobalSetting> named(String word) {
        for (GlobalSetting setting : values()) {
            if (setting.word.equalsIgnoreCase(word)) {
                return Optional.of(setting);
            }
        }
        return Optional.empty();
    }

    private static Optional<Long> positive(String digits) {
        return digits.matches("[0-9]{1,18}")
                ? Optional.of(Long.parseLong(digits)).filter(number -> number > 0)
                : Optional.empty();
    }

    private static Optional<String> given(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }
}
