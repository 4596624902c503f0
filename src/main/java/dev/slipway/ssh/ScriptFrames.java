package dev.slipway.ssh;

import java.util.Optional;

/** What a host tells about a running script: one frame a line, its first letter saying what it is. */
public final class ScriptFrames {

    private ScriptFrames() {}

    /** One line of the telling. */
    public sealed interface Frame {}

    /** {@code L text}: a line of the script's log. */
    public record Log(String line) implements Frame {}

    /** {@code A text}: a line of the answer that the script wrote. */
    public record Answer(String line) implements Frame {}

    /** {@code E status}: the script has ended; nothing follows. */
    public record End(int status) implements Frame {}

    /** A frame as its line, without line end. */
    public static String write(Frame frame) {
        return switch (frame) {
            case Log(var line) -> "L " + line;
            case Answer(var line) -> "A " + line;
            case End(var status) -> "E " + status;
        };
    }

    /** The frame of a line; empty if it is none. */
    public static Optional<Frame> read(String line) {
        if (line.length() < 2 || line.charAt(1) != ' ') {
            return Optional.empty();
        }
        var text = line.substring(2);
        return switch (line.charAt(0)) {
            case 'L' -> Optional.of(new Log(text));
            case 'A' -> Optional.of(new Answer(text));
            case 'E' -> text.matches("\\d{1,3}") ? Optional.of(new End(Integer.parseInt(text))) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
