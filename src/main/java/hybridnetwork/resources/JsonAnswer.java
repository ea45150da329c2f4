package hybridnetwork.resources;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;

/** JSON that a server answers with. */
public final class JsonAnswer {
    private JsonAnswer() {}

    /** The one object that a text holds, without its nulls; empty where the text is anything else, or far too large. */
    public static Optional<Bag> bag(String text) {
        try (JsonReader json = new JsonReader(new StringReader(text))) {
            if (json.peek() != JsonToken.BEGIN_OBJECT) {
                return Optional.empty();
            }
            Bag bag = new Bag(new Values(StackExport.MOST_VALUES).bag(json));
            return json.peek() == JsonToken.END_DOCUMENT ? Optional.of(bag) : Optional.empty();
        } catch (IOException | IllegalStateException | NumberFormatException | Values.TooManyValues e) {
            return Optional.empty();
        }
    }
}
