package hybridnetwork.template.evaluation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The functions whose value follows from their arguments alone, by their names in lower case. */
final class Functions {
    private static final Map<String, Function> ALL = new HashMap<>();

    static {
        Stream.of(
                        TextFunctions.all(),
                        NumberFunctions.all(),
                        LogicFunctions.all(),
                        ListFunctions.all(),
                        AddressFunctions.all())
                .forEach(ALL::putAll);
    }

    private Functions() {}

    static Optional<Function> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }
}
