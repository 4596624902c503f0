package dev.slipway.road;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.util.List;

/** What {@code show -o json} promises to programs. */
final class ShowSchema {

    private static final String FILE = "/dev/slipway/cli/show.schema.json";

    private ShowSchema() {}

    /** Where a document breaks the promise. */
    static List<String> problems(JsonNode shown) throws IOException {
        try (var schema = ShowSchema.class.getResourceAsStream(FILE)) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema).validate(shown)
                    .stream().map(Object::toString).toList();
        }
    }
}
