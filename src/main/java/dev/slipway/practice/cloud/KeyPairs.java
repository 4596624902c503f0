package dev.slipway.practice.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.practice.HttpReply;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Nova's key pairs: public keys that were brought along. None is made here, as Nova itself makes none since 2.92. */
final class KeyPairs {

    private static final Schema SCHEMA = new Schema(Kind.KEY_PAIR.one())
            .required("name", Schema.Type.TEXT)
            .required("public_key", Schema.Type.TEXT);
    private static final Schema TYPED = new Schema(Kind.KEY_PAIR.one())
            .fixed("type", Schema.Type.TEXT, "ssh")
            .required("name", Schema.Type.TEXT)
            .required("public_key", Schema.Type.TEXT)
            .accepted("user_id", Schema.Type.TEXT);

    private final Store store;

    KeyPairs(Store store) {
        this.store = store;
    }

    void addTo(Routes routes) {
        routes.on("GET", "/v2.1/os-keypairs", this::list)
                .on("POST", "/v2.1/os-keypairs", this::create)
                .on("GET", "/v2.1/os-keypairs/{name}", call -> {
                    Thing pair = find(call);
                    ObjectNode view = brief(call, pair);
                    view.put("user_id", call.signedIn().user().id())
                            .put("created_at", Times.plain(pair.created()) + ".000000")
                            .put("deleted", false).putNull("deleted_at").set("id", pair.hidden().path("number"));
                    return Json.reply(200, Json.object("keypair", view.putNull("updated_at")));
                })
                .on("DELETE", "/v2.1/os-keypairs/{name}", call -> {
                    store.remove(find(call));
                    return HttpReply.empty(Nova.microversion(call).from(10) ? 204 : 202);
                });
    }

    private HttpReply list(Call call) {
        return Json.reply(200, Json.object("keypairs", store.all(Kind.KEY_PAIR, call.project())
                .map(pair -> Json.object("keypair", brief(call, pair))).toList()));
    }

    private HttpReply create(Call call) {
        boolean typed = Nova.microversion(call).from(2);
        ObjectNode whole = (typed ? TYPED : SCHEMA).complete(call.body("keypair"));
        String name = whole.path("name").asText();
        if (!name.matches("[A-Za-z0-9_\\- ]{1,255}")) {
            throw new Refusal(400, "An invalid 'name' value was provided. The name must be: Only expected characters: "
                    + "[_- 0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ]");
        }
        String key = whole.path("public_key").asText();
        String fingerprint = fingerprint(key).filter(_ -> key.strip().matches("(ssh|ecdsa|sk)-\\S+ .*"))
                .orElseThrow(() -> new Refusal(400, "Keypair data is invalid: failed to generate fingerprint"));
        if (store.find(Kind.KEY_PAIR, name).isPresent()) {
            throw new Refusal(409, "Key pair '" + name + "' already exists.");
        }
        Thing pair = store.create(Kind.KEY_PAIR, name, call.project(),
                Json.object("name", name, "public_key", key, "fingerprint", fingerprint),
                Json.object("number", store.random().nextInt(1, 1_000_000)));
        return Json.reply(typed ? 201 : 200, Json.object("keypair",
                brief(call, pair).put("user_id", call.signedIn().user().id())));
    }

    private static ObjectNode brief(Call call, Thing pair) {
        ObjectNode view = pair.shown().deepCopy();
        return Nova.microversion(call).from(2) ? view.put("type", "ssh") : view;
    }

    private Thing find(Call call) {
        return store.find(Kind.KEY_PAIR, call.at("name"), call.project()).orElseThrow(() -> new Refusal(404,
                "Keypair " + call.at("name") + " not found for user " + call.signedIn().user().id()));
    }

    /** The MD5 of the key's blob in pairs of digits, as OpenSSH showed it of old. */
    private static Optional<String> fingerprint(String key) {
        String[] words = key.strip().split("\\s+");
        try {
            byte[] blob = Base64.getDecoder().decode(words.length > 1 ? words[1] : "!");
            List<String> pairs = new ArrayList<>();
            for (byte each : MessageDigest.getInstance("MD5").digest(blob)) {
                pairs.add(String.format("%02x", each));
            }
            return Optional.of(String.join(":", pairs));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no MD5", e);
        }
    }
}
