package dev.slipway.ui;

import java.util.List;
import javafx.stage.Window;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.util.WaitForAsyncUtils;

/** Closes every window once its tests are over: what is left on a screen goes on being drawn, beside all later tests. */
public final class ScreensOff implements AfterAllCallback {

    @Override
    public void afterAll(ExtensionContext context) {
        if (Screen.wasUsed()) {
            WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(() -> List.copyOf(Window.getWindows())
                    .forEach(Window::hide)));
        }
    }
}
