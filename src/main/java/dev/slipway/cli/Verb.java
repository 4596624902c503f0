package dev.slipway.cli;

import java.util.EnumSet;
import java.util.Set;

/** One command, its options already read. */
public interface Verb {

    CommonOptions common();

    /** How its result can be printed. */
    default Set<Format> formats() {
        return EnumSet.of(Format.TEXT, Format.JSON);
    }

    /** Does it. What it throws becomes a sentence and an exit code. */
    Reply run(Workbench bench) throws Exception;
}
