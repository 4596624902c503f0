package dev.slipway.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ssh.ScriptFrames.Answer;
import dev.slipway.ssh.ScriptFrames.End;
import dev.slipway.ssh.ScriptFrames.Log;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptFramesTest {

    @ParameterizedTest
    @MethodSource
    void aFrameIsReadAsItWasWritten(ScriptFrames.Frame frame) {
        assertThat(ScriptFrames.read(ScriptFrames.write(frame))).contains(frame);
    }

    static ScriptFrames.Frame[] aFrameIsReadAsItWasWritten() {
        return new ScriptFrames.Frame[] {new Log(""), new Log(" E 0"), new Answer("key=value"), new End(0),
                new End(255)};
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "E", "E x", "E ", "E -1", "X 1", "sudo: a password is required", "Last login"})
    void anyOtherLineIsNoFrame(String line) {
        assertThat(ScriptFrames.read(line)).isEmpty();
    }
}
