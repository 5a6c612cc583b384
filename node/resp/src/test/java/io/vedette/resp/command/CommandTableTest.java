package io.vedette.resp.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.resp.Request;
import org.junit.jupiter.api.Test;

class CommandTableTest {

    private static final CommandCatalogue SPECS = KitCommands.CONNECTION;

    private final CommandTable<String> table = CommandTable.<String>builder()
            .bind(SPECS.spec("ping"), "ping handler")
            .bind(SPECS.spec("echo"), "echo handler")
            .container(SPECS.spec("client"))
            .bind(SPECS.spec("client|id"), "id handler")
            .bind(SPECS.spec("client|kill"), "kill handler")
            .bind(KitCommands.SERVER.spec("command"), "command handler")
            .bind(KitCommands.SERVER.spec("command|count"), "count handler")
            .build();

    @Test
    void namesAreFoundInAnyCase() {
        assertThat(handlerOf("PiNg")).isEqualTo("ping handler");
        assertThat(handlerOf("CLIENT kIlL addr")).isEqualTo("kill handler");
    }

    @Test
    void aContainerMayDoSomethingByItself() {
        assertThat(handlerOf("command")).isEqualTo("command handler");
        assertThat(handlerOf("command count")).isEqualTo("count handler");
        assertThat(refusalOf("command bogus")).isEqualTo("ERR unknown subcommand 'bogus'. Try COMMAND HELP.");
    }

    @Test
    void unknownCommandsAreToldWithTheirArguments() {
        assertThat(refusalOf("foo")).isEqualTo("ERR unknown command 'foo', with args beginning with: ");
        assertThat(refusalOf("FOO a b")).isEqualTo("ERR unknown command 'FOO', with args beginning with: 'a' 'b' ");
        assertThat(refusalOf("client|id")).isEqualTo("ERR unknown command 'client|id', with args beginning with: ");
    }

    @Test
    void noMoreThanAHundredAndTwentyEightBytesAreRepeated() {
        String longWord = "1234567890".repeat(17);
        String shown = longWord.substring(0, 128);
        assertThat(refusalOf(longWord + " b"))
                .isEqualTo("ERR unknown command '" + shown + "', with args beginning with: 'b' ");
        assertThat(refusalOf("foo " + longWord + " b"))
                .isEqualTo("ERR unknown command 'foo', with args beginning with: '" + shown + "' ");
        assertThat(refusalOf("client " + longWord))
                .isEqualTo("ERR unknown subcommand '" + shown + "'. Try CLIENT HELP.");
    }

    @Test
    void wrongNumbersOfArgumentsNameTheSubcommand() {
        assertThat(refusalOf("echo")).isEqualTo("ERR wrong number of arguments for 'echo' command");
        assertThat(refusalOf("client")).isEqualTo("ERR wrong number of arguments for 'client' command");
        assertThat(refusalOf("CLIENT KILL")).isEqualTo("ERR wrong number of arguments for 'client|kill' command");
        assertThat(refusalOf("client id x")).isEqualTo("ERR wrong number of arguments for 'client|id' command");
    }

    @Test
    void numbersCountThroughContainersAndTheirSubcommands() {
        assertThat(table.all())
                .extracting(Command::name)
                .containsExactly("client", "client|id", "client|kill", "command", "command|count", "echo", "ping");
        assertThat(table.all()).extracting(Command::id).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(table.topLevel()).hasSize(4);
    }

    @Test
    void everyNameOfAWholeTableIsFoundAndNoOther() {
        CommandTable.Builder<String> builder = CommandTable.builder();
        SPECS.all().forEach(spec -> builder.bind(spec, spec.name()));
        CommandTable<String> whole = builder.build();
        for (CommandSpec spec : SPECS.all()) {
            Request request = Requests.of(spec.name().split("\\|"));
            assertThat(whole.lookup(request, 0))
                    .isEqualTo(whole.named(spec.name()).orElseThrow());
            Request longer = Requests.of(spec.name() + "x");
            assertThat(whole.lookup(longer, 0)).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void aTableRefusesToBeBuiltWrong() {
        CommandTable.Builder<String> builder = CommandTable.builder();
        assertThatThrownBy(() -> builder.bind(SPECS.spec("client|id"), "id"))
                .hasMessage("'client|id' needs 'client' to be bound before it");
        assertThatThrownBy(() -> builder.container(SPECS.spec("client")).build())
                .hasMessage("'client' has neither handler nor subcommands");
        assertThatThrownBy(() -> builder.container(SPECS.spec("client"))).hasMessage("'client' is bound twice");
        assertThatThrownBy(() -> SPECS.spec("nope")).hasMessage("connection.commands describes no 'nope'");
    }

    private String handlerOf(String words) {
        Resolved<String> resolved = table.resolve(Requests.line(words));
        assertThat(resolved).isInstanceOf(Command.class);
        return ((Command<String>) resolved).handler();
    }

    private String refusalOf(String words) {
        Request request = Requests.line(words);
        Resolved<String> resolved = table.resolve(request);
        assertThat(resolved).isInstanceOf(Refusal.class);
        return ((Refusal<String>) resolved).text(request);
    }
}
