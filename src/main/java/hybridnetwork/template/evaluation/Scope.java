package hybridnetwork.template.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the names in an expression mean.
 *
 * @param loops where each loop around it is, by name
 * @param innermost the name of the loop that {@code copyIndex()} without a name is of
 * @param variables of the lambdas around it
 * @param arguments of the function that it is the body of, which sees no other parameters
 */
record Scope(
        Frame frame,
        Map<String, Integer> loops,
        Optional<String> innermost,
        Map<String, Object> variables,
        Optional<Map<String, Object>> arguments) {
    static Scope of(Frame frame) {
        return new Scope(frame, Map.of(), Optional.empty(), Map.of(), Optional.empty());
    }

    /** One round of a loop of resources. */
    Scope inLoop(String name, int index) {
        return new Scope(frame, with(loops, name, index), Optional.of(name), variables, arguments);
    }

    /** One round of a loop of a property: without a name {@code copyIndex()} stays that of the resource, where one loops. */
    Scope inPropertyLoop(String name, int index) {
        return new Scope(frame, with(loops, name, index), innermost.or(() -> Optional.of(name)), variables, arguments);
    }

    Scope with(String variable, Object value) {
        return new Scope(frame, loops, innermost, with(variables, variable, value), arguments);
    }

    Scope inFunction(Map<String, Object> values) {
        return new Scope(frame, Map.of(), Optional.empty(), Map.of(), Optional.of(values));
    }

    private static <T> Map<String, T> with(Map<String, T> map, String key, T value) {
        Map<String, T> more = new LinkedHashMap<>(map);
        more.put(key, value);
        return more;
    }
}
