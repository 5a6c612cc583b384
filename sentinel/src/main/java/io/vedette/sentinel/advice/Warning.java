package io.vedette.sentinel.advice;

/**
 * Something about a group that its operator should change.
 *
 * @param kind one word, the same for each group that has this fault
 * @param text what is wrong, and what to do
 */
public record Warning(String kind, String text) {}
