package dev.slipway.cli;

/** One command, its options already read. */
public interface Verb {

    CommonOptions common();

    /** Does it. What it throws becomes a sentence and an exit code. */
    Reply run(Workbench bench) throws Exception;
}
