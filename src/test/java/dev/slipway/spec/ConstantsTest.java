package dev.slipway.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Constants that are made of each other: whichever is asked for first, none is made of one that is not made yet. */
class ConstantsTest {

    @Test
    void noConstantDependsOnWhichIsAskedForFirst() throws Exception {
        var names = names();
        assertThat(names).contains(NetworkPlan.class.getName(), NetworkPlan.NewSubnet.class.getName());
        for (var first : names) {
            try (var fresh = new URLClassLoader(urls(), null)) {
                Class.forName(first, true, fresh);
                var incomplete = new ArrayList<String>();
                for (var name : names) {
                    incomplete.addAll(incomplete(Class.forName(name, true, fresh)));
                }
                assertThat(incomplete).as("after %s", first).isEmpty();
            }
        }
    }

    private static List<String> incomplete(Class<?> type) throws IllegalAccessException {
        var found = new ArrayList<String>();
        for (var field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && Record.class.isAssignableFrom(field.getType())) {
                field.setAccessible(true);
                var constant = field.get(null);
                if (constant == null || hasNull(constant)) {
                    found.add(type.getSimpleName() + "." + field.getName());
                }
            }
        }
        return found;
    }

    private static boolean hasNull(Object constant) {
        return List.of(constant.getClass().getRecordComponents()).stream().map(part -> value(part, constant))
                .anyMatch(Objects::isNull);
    }

    private static Object value(RecordComponent part, Object constant) {
        try {
            part.getAccessor().setAccessible(true);
            return part.getAccessor().invoke(constant);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** Of the package's classes. */
    private static List<String> names() throws IOException {
        var folder = Path.of(ClusterSpec.class.getProtectionDomain().getCodeSource().getLocation().getPath())
                .resolve("dev/slipway/spec");
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".class"))
                    .filter(name -> !name.equals("package-info.class")).sorted()
                    .map(name -> "dev.slipway.spec." + name.replace(".class", "")).toList();
        }
    }

    private static URL[] urls() throws IOException {
        var urls = new ArrayList<URL>();
        for (var entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }
}
