package io.vedette.resp.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandCatalogueTest {

    @Test
    void aWholeCommandIsRead() {
        CommandSpec sort = CommandCatalogue.parse("test.commands", """
                        # A comment.
                        sort -2 write denyoom
                          acl set list dangerous
                          tip request_policy:all_shards
                          key RO access @1 one
                          key OW update word:STORE:-1 range:-1:2:3
                            note Where the result goes.
                          key RW unknown keynum:0:1:1
                          summary Sorts.
                          since 1.0.0
                          group generic
                          complexity O(1)
                          deprecated 6.2.0 `SOMETHING`
                          arg key key keyspec 0
                          arg order oneof optional
                            arg asc token ASC
                            arg desc token DESC since 2.0.0
                        """).spec("sort");
        assertThat(sort.arity()).isEqualTo(-2);
        assertThat(sort.flags()).containsExactly(CommandFlag.WRITE, CommandFlag.DENYOOM, CommandFlag.MOVABLEKEYS);
        assertThat(sort.categories())
                .containsExactly(
                        AclCategory.WRITE, AclCategory.SET, AclCategory.LIST, AclCategory.SLOW, AclCategory.DANGEROUS);
        assertThat(sort.keySpecs())
                .contains(new KeySpec(
                        Set.of(KeyFlag.OW, KeyFlag.UPDATE),
                        new KeySpec.Keyword("store", -1),
                        new KeySpec.Range(-1, 2, 3),
                        "Where the result goes."));
        assertThat(sort.docs().flags()).containsExactly("deprecated");
        assertThat(sort.docs().arguments().get(1).arguments())
                .extracting(CommandDocs.Argument::token)
                .containsExactly("ASC", "DESC");
    }

    @ParameterizedTest
    @CsvSource({
        "get, test.commands:1: 'get' lacks an arity",
        "get x, test.commands:1: 'get x' has 'x' where a number belongs",
        "get 2 fsat, 'test.commands:1: ''get 2 fsat'' has ''fsat'', which is no CommandFlag'",
        "get 2|  acl nope, 'test.commands:2: ''acl nope'' has ''nope'', which is no AclCategory'",
        "get 2|  key RO, test.commands:2: 'key RO' lacks where to begin and what to find",
        "get 2|  key here one, 'test.commands:2: ''key here one'' begins at ''here'', not at @index, word:WORD:from or unknown'",
        "get 2|    tip x, test.commands:2: 'tip x' is indented deeper than what it belongs to",
        "get 2|get 2, test.commands:2: 'get 2' 'get' is described twice",
        "get 2|  channel publish 1, 'test.commands:2: ''channel publish 1'' is not use, first and last'",
    })
    void aMistakeIsToldWithItsPlace(String lines, String complaint) {
        String text = lines.replace('|', '\n');
        assertThatThrownBy(() -> CommandCatalogue.parse("test.commands", text)).hasMessage(complaint);
    }

    @ParameterizedTest
    @CsvSource({
        "nonsense x, test.commands:2: 'nonsense x' begins with a word that means nothing here",
        "arg a block, 'test.commands:2: ''arg a block'' is a choice or a block without parts, or has parts and is neither'",
        "arg a string since, test.commands:2: 'arg a string since' ends where a version belongs",
        "arg a string always, 'test.commands:2: ''arg a string always'' has ''always'', which means nothing here'",
        "history 1.0, test.commands:2: 'history 1.0' is not a version and a sentence",
    })
    void aMistakeInTheDocumentationIsToldWhenItIsRead(String line, String complaint) {
        CommandSpec spec =
                CommandCatalogue.parse("test.commands", "get 2\n  " + line).spec("get");
        assertThatThrownBy(spec::docs).hasMessage(complaint);
    }

    @Test
    void everyCommandOfTheKitIsDocumented() {
        for (CommandCatalogue catalogue : List.of(KitCommands.CONNECTION, KitCommands.SERVER, KitCommands.PUBSUB)) {
            for (CommandSpec spec : catalogue.all()) {
                CommandDocs docs = spec.docs();
                assertThat(List.of(docs.summary(), docs.since(), docs.group(), docs.complexity()))
                        .as(spec.name())
                        .doesNotContain("");
                assertThat(docs).as("parsed once").isSameAs(spec.docs());
            }
        }
    }

    @Test
    void keysThatOnlyTheCommandCanTellComeFromItsFinder() {
        CommandSpec spec = CommandCatalogue.parse(
                        "test.commands", "set -3 write\n  key RW access update variable_flags @1 one")
                .spec("set");
        CommandTable<String> table = CommandTable.<String>builder()
                .bind(spec, "handler", (request, first, keys) -> keys.add(first + 1, Set.of(KeyFlag.OW)))
                .build();
        Keys keys = new Keys();
        keys.find(table.named("set").orElseThrow(), Requests.line("dryrun set k v"), 1);
        assertThat(keys.count()).isEqualTo(1);
        assertThat(keys.argument(0)).isEqualTo(2);
        assertThat(keys.flags(0)).containsExactly(KeyFlag.OW);
    }
}
