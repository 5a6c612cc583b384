package io.vedette.resp.acl;

/** Whether a user may run a command with its arguments. */
public sealed interface Verdict {

    /** Nothing speaks against it. */
    record Allowed() implements Verdict {

        static final Allowed INSTANCE = new Allowed();
    }

    /** The command itself is denied. */
    record CommandDenied(String command) implements Denied {

        @Override
        public String text() {
            return "NOPERM this user has no permissions to run the '" + command + "' command";
        }

        @Override
        public String dryRunText() {
            return "This user has no permissions to run the '" + command + "' command";
        }

        @Override
        public String lateText() {
            return "no permission to execute the command or subcommand";
        }

        @Override
        public String scriptText() {
            return "The user executing the script can't run this command or subcommand";
        }

        @Override
        public String reason() {
            return "command";
        }

        @Override
        public int stage() {
            return 0;
        }

        @Override
        public int at() {
            return 0;
        }

        @Override
        public String object() {
            return command;
        }
    }

    /** A key is denied, for what the command would do with it. */
    record KeyDenied(String object, int at) implements Denied {

        @Override
        public String text() {
            return "NOPERM this user has no permissions to access one of the keys used as arguments";
        }

        @Override
        public String dryRunText() {
            return "This user has no permissions to access the '" + object + "' key";
        }

        @Override
        public String lateText() {
            return "no permission to touch the specified keys";
        }

        @Override
        public String scriptText() {
            return "The user executing the script can't access at least one of the keys mentioned in the command "
                    + "arguments";
        }

        @Override
        public String reason() {
            return "key";
        }

        @Override
        public int stage() {
            return 1;
        }
    }

    /** A channel is denied. */
    record ChannelDenied(String object, int at) implements Denied {

        @Override
        public String text() {
            return "NOPERM this user has no permissions to access one of the channels used as arguments";
        }

        @Override
        public String dryRunText() {
            return "This user has no permissions to access the '" + object + "' channel";
        }

        @Override
        public String lateText() {
            return "no permission to access one of the channels used as arguments to the command";
        }

        @Override
        public String scriptText() {
            return "The user executing the script can't publish to the channel mentioned in the command";
        }

        @Override
        public String reason() {
            return "channel";
        }

        @Override
        public int stage() {
            return 2;
        }
    }

    /** Something speaks against it; all texts hold one byte per char. */
    sealed interface Denied extends Verdict {

        /** The error reply, its code included. */
        String text();

        /** What ACL DRYRUN says. */
        String dryRunText();

        /** What EXEC says in the end of its error about a command that was allowed when it was queued. */
        String lateText();

        /** What a script is told. */
        String scriptText();

        /** The reason in ACL LOG. */
        String reason();

        /** What was denied. */
        String object();

        /** How much was allowed before: commands are looked at first, then keys, then channels. */
        int stage();

        /** The argument that was denied. */
        int at();

        /** Whether more was allowed than when this one was reached. */
        default boolean isLaterThan(Denied other) {
            return stage() > other.stage() || (stage() == other.stage() && at() > other.at());
        }
    }
}
