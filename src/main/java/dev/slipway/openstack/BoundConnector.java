package dev.slipway.openstack;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openstack4j.core.transport.ExecutionOptions;
import org.openstack4j.core.transport.HttpEntityHandler;
import org.openstack4j.core.transport.HttpExecutorService;
import org.openstack4j.core.transport.HttpRequest;
import org.openstack4j.core.transport.HttpResponse;
import org.openstack4j.core.transport.ObjectMapperSingleton;

/**
 * The transport that openstack4j finds through {@code ServiceLoader}, one for the whole process: it hands each request to the
 * connector that is bound around the call. Only successes come back to openstack4j, which would lose an error's words.
 */
public final class BoundConnector implements HttpExecutorService {

    /** The call that the current thread is in. */
    static final ScopedValue<Call> CALL = ScopedValue.newInstance();

    record Call(Connector connector, Purpose purpose) {}

    @Override
    public String getExecutorDisplayName() {
        return "slipway";
    }

    @Override
    public <R> HttpResponse execute(HttpRequest<R> request) {
        var call = CALL.get();
        var url = request.getUrl().substring(Openstack4j.SCHEME.length());
        var slash = url.indexOf('/');
        // openstack4j puts a version of its own before the path; the catalog's URL has it already.
        var path = url.substring(slash).replaceFirst("^/v2(\\.0)?(?=/)", "");
        var service = url.substring(0, slash);
        var answer = call.connector().call(call.purpose(), request.getMethod().name(), service, path, body(request));
        return new Success(call.purpose(), answer);
    }

    private static byte[] body(HttpRequest<?> request) {
        try {
            if (request.getEntity() != null) {
                return ObjectMapperSingleton.getContext(request.getEntity().getClass())
                        .writeValueAsBytes(request.getEntity());
            }
            return request.getJson().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Success(Purpose purpose, Answer answer) implements HttpResponse {

        private static final ObjectMapper JSON = new ObjectMapper();

        @Override
        public <T> T getEntity(Class<T> type) {
            return HttpEntityHandler.handle(this, type, null, true);
        }

        @Override
        public <T> T getEntity(Class<T> type, @Nullable ExecutionOptions<T> options) {
            return HttpEntityHandler.handle(this, type, options, true);
        }

        @Override
        public <T> T readEntity(Class<T> type) {
            try {
                return ObjectMapperSingleton.getContext(type).readerFor(type).readValue(getInputStream());
            } catch (IOException e) {
                throw Refusal.unreadable(purpose, purpose.target(), answer.reply());
            }
        }

        @Override
        public InputStream getInputStream() {
            try {
                return new ByteArrayInputStream(JSON.writeValueAsBytes(answer.json()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public int getStatus() {
            return answer.reply().status();
        }

        @Override
        public String getStatusMessage() {
            return "HTTP " + getStatus();
        }

        @Override
        public String getContentType() {
            return header("content-type");
        }

        @Override
        public String header(String name) {
            return headers().get(name);
        }

        @Override
        public Map<String, String> headers() {
            var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            answer.reply().headers().forEach((name, values) -> headers.put(name, values.getFirst()));
            return headers;
        }

        @Override
        public void close() {}
    }
}
