package dev.slipway.practice.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.practice.HttpReply;
import dev.slipway.practice.HttpRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The REST API over a cluster's objects. */
final class ApiServer {

    private static final Set<String> OPEN_TO_ALL = Set.of("/version", "/healthz", "/livez", "/readyz");

    private static final long LONGEST_WATCH = 1800;

    private final ObjectStore store;
    private final Discovery discovery;
    private final Defaults defaults;
    private final PodLogs logs;
    private final OpenApi openApi;
    private final Watch.Turns turns;

    ApiServer(ObjectStore store, Discovery discovery, OpenApi openApi, Defaults defaults, PodLogs logs,
            Watch.Turns turns) {
        this.openApi = openApi;
        this.turns = turns;
        this.store = store;
        this.discovery = discovery;
        this.defaults = defaults;
        this.logs = logs;
    }

    /** What a container has printed. */
    @FunctionalInterface
    interface PodLogs {
        String of(StoredObject pod);
    }

    HttpReply answer(HttpRequest request) {
        try {
            if (request.header(HttpRequest.REMOTE_USER).isEmpty() && !OPEN_TO_ALL.contains(request.path())) {
                throw ApiProblem.unauthorized();
            }
            Optional<Target> target = Target.of(request.path());
            if (target.isEmpty()) {
                return discovery.answer(request).or(() -> openApi.answer(request))
                        .orElseThrow(ApiProblem::unknownPath);
            }
            checkForm(request);
            return target.get().name().isEmpty() ? list(target.get(), request) : one(target.get(), request);
        } catch (ApiProblem problem) {
            return problem.reply();
        }
    }

    private static void checkForm(HttpRequest request) {
        String type = request.header("content-type").orElse("");
        if (type.contains("cbor") || type.contains("protobuf") && !request.method().equals("POST")
                && !request.method().equals("DELETE")) {
            throw ApiProblem.unsupportedMedia(type);
        }
        if (request.parameter("dryRun").isPresent()) {
            throw ApiProblem.badRequest("dry runs are not supported by the practice cluster");
        }
    }

    private HttpReply list(Target target, HttpRequest request) {
        return switch (request.method()) {
            case "GET" -> objects(target, request);
            case "POST" -> create(target, sent(request), request.parameter("fieldManager").orElse("unknown"));
            default -> throw ApiProblem.methodNotAllowed();
        };
    }

    private HttpReply one(Target target, HttpRequest request) {
        return switch (request.method()) {
            case "GET" -> get(target, request);
            case "PATCH" -> patch(target, request);
            case "PUT" -> replace(target, Wire.object(request.text()));
            case "DELETE" -> delete(target);
            default -> throw ApiProblem.methodNotAllowed();
        };
    }

    private static Map<String, Object> sent(HttpRequest request) {
        return request.header("content-type").orElse("").contains("protobuf") ? Protobuf.object(request.body())
                : Wire.object(request.text());
    }

    private HttpReply objects(Target target, HttpRequest request) {
        Predicate<StoredObject> wanted = Selector.labels(request.parameter("labelSelector").orElse(""))
                .and(Selector.fields(request.parameter("fieldSelector").orElse("")))
                .and(object -> target.namespace().isEmpty() || target.namespace().equals(object.namespace()));
        if (request.parameter("watch").filter(List.of("true", "1")::contains).isPresent()) {
            return HttpReply.streaming(watch(target, request, wanted));
        }
        List<StoredObject> found = store.all(target.type()).stream().filter(wanted).toList();
        if (wantsTable(request)) {
            return Wire.json(200, TableView.of(target.type(), found, store.now()));
        }
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("kind", target.type().kind() + "List");
        list.put("apiVersion", target.type().apiVersion());
        list.put("metadata", Map.of("resourceVersion", Long.toString(store.revision())));
        list.put("items", found.stream().map(StoredObject::content).toList());
        return Wire.json(200, list);
    }

    private Watch watch(Target target, HttpRequest request, Predicate<StoredObject> wanted) {
        Duration span =
                Duration.ofSeconds(request.parameter("timeoutSeconds").map(Long::parseLong).orElse(LONGEST_WATCH));
        boolean table = wantsTable(request);
        return new Watch(turns, store, target.type(), wanted,
                object -> table ? TableView.of(target.type(), List.of(object), store.now()) : object.content(),
                begin(target, request, wanted), store.now().plus(span));
    }

    /** Behind the revision that the client has seen; where it has seen none, with all that is there. */
    private Watch.Begin begin(Target target, HttpRequest request, Predicate<StoredObject> wanted) {
        long from = request.parameter("resourceVersion").filter(text -> text.matches("[0-9]+")).map(Long::parseLong)
                .orElse(0L);
        boolean all = request.parameter("sendInitialEvents").filter("true"::equals).isPresent();
        if (all || from == 0) {
            return new Watch.Begin.Everything(all);
        }
        return new Watch.Begin.After(from, store.all(target.type()).stream().filter(wanted)
                .filter(object -> Long.parseLong(object.text("metadata", "resourceVersion")) <= from)
                .map(StoredObject::uid).collect(Collectors.toSet()));
    }

    private HttpReply get(Target target, HttpRequest request) {
        StoredObject object = existing(target);
        if (target.subresource().equals("log")) {
            return new HttpReply(200, Map.of("content-type", "text/plain"), logs.of(object).getBytes(UTF_8));
        }
        return Wire.json(200, wantsTable(request)
                ? TableView.of(target.type(), List.of(object), store.now()) : object.content());
    }

    private static boolean wantsTable(HttpRequest request) {
        return request.header("accept").filter(accept -> accept.contains("as=Table")).isPresent();
    }

    private StoredObject existing(Target target) {
        return store.find(target.type(), target.namespace(), target.name())
                .orElseThrow(() -> ApiProblem.notFound(target.type(), target.name()));
    }

    private HttpReply create(Target target, Map<String, Object> content, String manager) {
        checkIdentity(target, content);
        String name = Tree.text(content, "metadata", "name");
        if (store.find(target.type(), target.namespace(), name).isPresent()) {
            throw ApiProblem.exists(target.type(), name);
        }
        Map<String, Object> asSent = Tree.copyOf(content);
        StoredObject made = made(target, content);
        made.remember(manager, asSent);
        return Wire.json(201, made.content());
    }

    private StoredObject made(Target target, Map<String, Object> content) {
        if (target.type().isNamespaced()) {
            StoredObject namespace = store.find(ResourceType.NAMESPACE, "", target.namespace())
                    .orElseThrow(() -> ApiProblem.notFound(ResourceType.NAMESPACE, target.namespace()));
            if (namespace.isBeingDeleted()) {
                throw ApiProblem.forbidden(target.type().qualified() + " \"" + Tree.text(content, "metadata", "name")
                        + "\" is forbidden: unable to create new content in namespace " + namespace.name()
                        + " because it is being terminated");
            }
            Tree.grow(content, "metadata").put("namespace", target.namespace());
        }
        defaults.fill(target.type(), content);
        Validation.check(target.type(), content, Optional.empty());
        return store.create(target.type(), content);
    }

    private HttpReply patch(Target target, HttpRequest request) {
        String type = request.header("content-type").orElse("").split(";")[0];
        return switch (type) {
            case "application/apply-patch+yaml" -> apply(target, Wire.object(request.text()),
                    request.parameter("fieldManager").orElseThrow(() -> ApiProblem.badRequest(
                            "PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is required for apply patch")),
                    request.parameter("force").filter("true"::equals).isPresent());
            case "application/merge-patch+json", "application/strategic-merge-patch+json" -> {
                StoredObject object = existing(target);
                yield changed(object, Merge.patch(object.content(), Wire.patch(request.text())));
            }
            default -> throw ApiProblem.unsupportedMedia(type);
        };
    }

    private HttpReply apply(Target target, Map<String, Object> manifest, String manager, boolean forced) {
        Tree.grow(manifest, "metadata").putIfAbsent("name", target.name());
        checkIdentity(target, manifest);
        if (target.type() == ResourceType.SECRET) {
            Defaults.encode(manifest);
        }
        Optional<StoredObject> found = store.find(target.type(), target.namespace(), target.name());
        String uid = Tree.text(manifest, "metadata", "uid");
        if (!uid.isEmpty() && found.filter(object -> object.uid().equals(uid)).isEmpty()) {
            throw ApiProblem.otherIdentity(target.type(), target.name(), uid, found.map(StoredObject::uid));
        }
        if (found.isEmpty()) {
            StoredObject made = made(target, Tree.copyOf(manifest));
            made.remember(manager, manifest);
            return Wire.json(201, made.content());
        }
        StoredObject object = found.get();
        settleConflicts(object, manifest, manager, forced);
        HttpReply reply = changed(object, Merge.apply(object.content(), object.applied(manager), manifest));
        object.remember(manager, manifest);
        return reply;
    }

    /** Who forces takes the fields from those who had them. */
    private static void settleConflicts(StoredObject object, Map<String, Object> manifest, String manager,
            boolean forced) {
        Map<String, List<String>> conflicts = new TreeMap<>();
        object.appliedByOthers(manager).forEach((other, fields) -> {
            List<String> paths = Ownership.conflicts(fields, manifest);
            if (!paths.isEmpty()) {
                conflicts.put(other, paths);
            }
        });
        if (!forced && !conflicts.isEmpty()) {
            throw ApiProblem.fieldConflicts(object.type(), conflicts);
        }
        conflicts.forEach(
                (other, paths) -> object.remember(other, Ownership.without(object.applied(other), paths)));
    }

    private HttpReply replace(Target target, Map<String, Object> content) {
        checkIdentity(target, content);
        StoredObject object = existing(target);
        String version = Tree.text(content, "metadata", "resourceVersion");
        if (!version.isEmpty() && !version.equals(object.text("metadata", "resourceVersion"))) {
            throw ApiProblem.conflict(target.type(), target.name());
        }
        return changed(object, content);
    }

    private HttpReply changed(StoredObject object, Map<String, Object> content) {
        Map<String, Object> metadata = Tree.grow(content, "metadata");
        for (String own : List.of("uid", "creationTimestamp", "resourceVersion", "generation", "name", "namespace",
                "deletionTimestamp", "deletionGracePeriodSeconds")) {
            metadata.remove(own);
            if (object.map("metadata").containsKey(own)) {
                metadata.put(own, object.map("metadata").get(own));
            }
        }
        defaults.fill(object.type(), content);
        Validation.check(object.type(), content, Optional.of(object.content()));
        store.change(object, whole -> {
            whole.clear();
            whole.putAll(content);
        });
        return Wire.json(200, object.content());
    }

    private HttpReply delete(Target target) {
        StoredObject object = existing(target);
        store.delete(object);
        if (store.find(target.type(), target.namespace(), target.name()).isPresent()) {
            return Wire.json(200, object.content());
        }
        return Wire.json(200, Map.of("kind", "Status", "apiVersion", "v1", "metadata", Map.of(), "status", "Success",
                "details", Map.of("name", object.name(), "kind", target.type().plural(), "uid", object.uid())));
    }

    private static void checkIdentity(Target target, Map<String, Object> content) {
        if (!target.type().apiVersion().equals(content.getOrDefault("apiVersion", target.type().apiVersion()))
                || !target.type().kind().equals(content.getOrDefault("kind", target.type().kind()))) {
            throw ApiProblem.badRequest(content.get("kind") + " in version \"" + content.get("apiVersion")
                    + "\" cannot be handled as a " + target.type().kind());
        }
        String name = Tree.text(content, "metadata", "name");
        if (name.isEmpty() || !target.name().isEmpty() && !target.name().equals(name)) {
            throw ApiProblem.badRequest("the name of the object (" + name + ") does not match the name on the URL ("
                    + target.name() + ")");
        }
        String namespace = Tree.text(content, "metadata", "namespace");
        if (!namespace.isEmpty() && !namespace.equals(target.namespace())) {
            throw ApiProblem.badRequest("the namespace of the object (" + namespace
                    + ") does not match the namespace on the request (" + target.namespace() + ")");
        }
    }
}
