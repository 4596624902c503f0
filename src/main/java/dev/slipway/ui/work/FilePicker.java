package dev.slipway.ui.work;

import java.nio.file.Path;
import java.util.Optional;

/** The system's own dialogues for files; every path can be typed instead. */
public interface FilePicker {

    /** An existing file. @param title of the dialogue */
    Optional<Path> open(String title);

    /** A file to be written. @param name what it is called if nobody changes that */
    Optional<Path> save(String title, String name);

    /** Opens a file with the program that the system has for it. */
    void show(Path file);
}
