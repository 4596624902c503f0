package dev.slipway.road;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.yaml.snakeyaml.Yaml;

/** Other ways to sign in to the practice cloud, right and wrong ones, as {@code clouds.yaml} files. */
final class Entries {

    private Entries() {}

    static Path credential(Path yaml, Path directory, String id, String secret) throws IOException {
        return changed(yaml, directory, entry -> {
            var auth = new LinkedHashMap<String, Object>();
            auth.put("auth_url", auth(entry).get("auth_url"));
            auth.put("application_credential_id", id);
            auth.put("application_credential_secret", secret);
            entry.put("auth", auth);
            entry.put("auth_type", "v3applicationcredential");
        });
    }

    static Path password(Path yaml, Path directory, String password) throws IOException {
        return changed(yaml, directory, entry -> auth(entry).put("password", password));
    }

    static Path authUrl(Path yaml, Path directory, String url) throws IOException {
        return changed(yaml, directory, entry -> auth(entry).put("auth_url", url));
    }

    static Path without(Path yaml, Path directory, String field) throws IOException {
        return changed(yaml, directory, entry -> entry.remove(field));
    }

    /** Written as JSON, which YAML contains, so that every character is quoted. */
    private static Path changed(Path yaml, Path directory, Consumer<Map<String, Object>> change) throws IOException {
        Map<String, Map<String, Map<String, Object>>> file = new Yaml().load(Files.readString(yaml));
        change.accept(file.get("clouds").get("practice"));
        var changed = Files.createTempFile(directory, "clouds-", ".yaml");
        new ObjectMapper().writeValue(changed.toFile(), file);
        return changed;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> auth(Map<String, Object> entry) {
        return (Map<String, Object>) entry.get("auth");
    }
}
