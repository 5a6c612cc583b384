package io.vedette.resp.config;

/**
 * A directive that may be repeated and is no parameter: CONFIG GET does not know it, and its lines are handed on as they
 * stand.
 *
 * @param minArguments the fewest words behind the name
 * @param maxArguments the most
 */
public record Statement(String name, int minArguments, int maxArguments, String documentation) {
    boolean takes(int arguments) {
        return arguments >= minArguments && arguments <= maxArguments;
    }
}
