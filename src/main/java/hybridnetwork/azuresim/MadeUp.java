package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a resource without rules answers where the SDK says that Azure always answers something: values of the right type, the same
 * every time, with no meaning. Without them a program that hands one on would end.
 */
final class MadeUp {
    /** Objects within objects, deeper than any that the SDK has. */
    private static final int DEEPEST = 6;

    private static final Set<String> OPAQUE = Set.of("id", "key", "token", "guid");

    private MadeUp() {}

    /** The properties of a kind that Azure always answers and the request does not say. */
    static Map<String, Object> answers(ResourceKind kind, ArmId id, Set<String> said) {
        Map<String, Object> values = new LinkedHashMap<>();
        Set<String> always = SdkType.alwaysAnswered(kind);
        SdkType.outputTypesOf(kind).forEach((name, type) -> {
            if (always.contains(name) && !said.contains(name)) {
                values.put(name, value(type, name, id, DEEPEST));
            }
        });
        return values;
    }

    private static Object value(SdkType type, String name, ArmId id, int depth) {
        if (type instanceof SdkType.Flag) {
            return false;
        }
        if (type instanceof SdkType.Whole || type instanceof SdkType.Decimal) {
            return 0.0;
        }
        if (type instanceof SdkType.ListOf) {
            return List.of();
        }
        if (type instanceof SdkType.Answer answer && depth > 0) {
            Map<String, Object> values = new LinkedHashMap<>();
            Set<String> always = answer.alwaysThere();
            answer.properties().forEach((below, each) -> {
                if (always.contains(below)) {
                    values.put(below, value(each, below, id, depth - 1));
                }
            });
            return values;
        }
        return type instanceof SdkType.Text ? text(name, id) : Map.of();
    }

    private static String text(String name, ArmId id) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (OPAQUE.stream().anyMatch(lower::endsWith)) {
            return Guid.of(name + " of " + id.key());
        }
        return lower.endsWith("time") ? LocalDate.EPOCH + "T00:00:00Z" : name + "-of-" + id.name();
    }
}
