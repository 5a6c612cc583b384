package io.vedette.sentinel.command;

import io.netty.util.NetUtil;
import io.vedette.sentinel.link.Addresses;
import io.vedette.sentinel.state.GlobalOptions;
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
            return YesOrNo.of(value).map(yes -> options.withHostnames(yes, options.announceHostnames()));
        }
    },
    ANNOUNCE_HOSTNAMES {
        @Override
        String show(GlobalOptions options) {
            return YesOrNo.word(options.announceHostnames());
        }

        @Override
        Optional<GlobalOptions> apply(GlobalOptions options, String value) {
            return YesOrNo.of(value).map(yes -> options.withHostnames(options.resolveHostnames(), yes));
        }
    },
    ANNOUNCE_IP {
        @Override
        String show(GlobalOptions options) {
            return options.announceIp().orElse("");
        }

        @Override
        Optional<GlobalOptions> apply(GlobalOptions options, String value) {
            boolean usable = value.isEmpty()
                    || NetUtil.isValidIpV4Address(value)
                    || NetUtil.isValidIpV6Address(value)
                    || Addresses.isHost(value);
            return usable ? Optional.of(options.withAnnounced(given(value), options.announcePort())) : Optional.empty();
        }
    },
    ANNOUNCE_PORT {
        @Override
        String show(GlobalOptions options) {
            return Integer.toString(options.announcePort());
        }

        @Override
        Optional<GlobalOptions> apply(GlobalOptions options, String value) {
            return Addresses.of("0.0.0.0", value)
                    .map(address -> options.withAnnounced(options.announceIp(), address.port()));
        }
    },
    SENTINEL_USER {
        @Override
        String show(GlobalOptions options) {
            return options.user().orElse("");
        }

        @Override
        Optional<GlobalOptions> apply(GlobalOptions options, String value) {
            return Optional.of(options.withLogin(given(value), options.password()));
        }
    },
    /** Shown as stars: whoever may ask for options need not be one who may know passwords. */
    SENTINEL_PASS {
        @Override
        String show(GlobalOptions options) {
            return options.password().isPresent() ? "******" : "";
        }

        @Override
        Optional<GlobalOptions> apply(GlobalOptions options, String value) {
            return Optional.of(options.withLogin(options.user(), given(value)));
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

    private static Optional<String> given(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }
}
