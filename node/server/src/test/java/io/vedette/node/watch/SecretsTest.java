package io.vedette.node.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.resp.Request;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {

    @ParameterizedTest
    @CsvSource({
        "auth pw,                                auth *",
        "AUTH me pw,                             AUTH * *",
        "hello 3 auth me pw setname n,           hello 3 auth * * setname n",
        "hello 3 auth me,                        hello 3 auth *",
        "migrate h 1 '' 0 9 AUTH pw KEYS a,      migrate h 1 '' 0 9 AUTH * KEYS a",
        "migrate h 1 '' 0 9 AUTH2 me pw KEYS a,  migrate h 1 '' 0 9 AUTH2 * * KEYS a",
        "acl setuser me on >pw,                  acl setuser * * *",
        "acl whoami,                             acl whoami",
        "config set maxmemory 1 requirepass pw,  config set maxmemory 1 requirepass *",
        "config get requirepass,                 config get requirepass",
        "set auth pw,                            set auth pw",
        "auth,                                   auth"
    })
    void hidesWhatRedisHides(String command, String shown) {
        String[] words = command.split(" ", -1);
        Request request = Request.of(Stream.of(words)
                .map(word -> word.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new));
        BitSet hidden = Secrets.in(request);
        StringJoiner seen = new StringJoiner(" ");
        for (int i = 0; i < words.length; i++) {
            seen.add(hidden.get(i) ? "*" : words[i]);
        }
        assertThat(seen.toString()).isEqualTo(shown);
    }
}
