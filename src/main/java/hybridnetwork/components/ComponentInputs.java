package hybridnetwork.components;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a component registers of what it is made from, for {@code pulumi stack export}, the console and policies. Only what was
 * decided before anything is declared: an output here would keep the component's children waiting. Never a key: that stands,
 * encrypted, at the resource that needs it.
 */
@SuppressWarnings("unused") // the SDK reads the fields
abstract class ComponentInputs extends ResourceArgs {
    @Import(name = "name", required = true)
    private final Output<String> name;

    @Import(name = "location", required = true)
    private final Output<String> location;

    @Import(name = "tags", required = true)
    private final Output<Map<String, String>> tags;

    /** @param name the Azure name */
    ComponentInputs(String name, Placement placement) {
        this.name = Output.of(name);
        this.location = Output.of(placement.location());
        this.tags = Output.of(placement.tags());
    }

    /** A value that is not there is not registered. */
    static <T> @Nullable Output<T> optional(Optional<T> value) {
        return value.map(Output::of).orElse(null);
    }

    /** The texts of some values. */
    static Output<List<String>> texts(Collection<?> values) {
        return Output.of(values.stream().map(String::valueOf).toList());
    }
}
