package io.vedette.engine.script;

/**
 * How many scripts and functions are kept.
 *
 * @param scriptBytes texts of the scripts of EVAL
 * @param functionBytes texts of the libraries
 */
public record ScriptFigures(int scripts, long scriptBytes, int libraries, int functions, long functionBytes) {}
