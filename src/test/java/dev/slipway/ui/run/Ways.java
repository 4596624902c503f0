package dev.slipway.ui.run;

import dev.slipway.provision.Steering;
import dev.slipway.ui.work.Navigator;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers which way was taken from a screen, and how a run was steered. */
final class Ways {

    private final List<String> taken = new CopyOnWriteArrayList<>();

    Navigator navigator() {
        return proxy(Navigator.class);
    }

    Steering steering() {
        return proxy(Steering.class);
    }

    private <T> T proxy(Class<T> type) {
        return type
                .cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    taken.add(method.getName() + (arguments == null || arguments.length < 2 ? "" : " " + arguments[1]));
                    return null;
                }));
    }

    List<String> taken() {
        return taken;
    }
}
