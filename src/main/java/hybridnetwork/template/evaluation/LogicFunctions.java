package hybridnetwork.template.evaluation;

import static hybridnetwork.template.evaluation.Function.own;
import static hybridnetwork.template.evaluation.Function.parts;
import static hybridnetwork.template.evaluation.Function.whole;
import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

/** Functions of truth and of nothing. {@code if} is the evaluator's: what it does not choose is not evaluated. */
final class LogicFunctions {
    private LogicFunctions() {}

    static Map<String, Function> all() {
        return Map.ofEntries(
                entry("true", own(it -> true)),
                entry("false", own(it -> false)),
                entry("null", own(it -> Json.NULL)),
                entry("not", whole(it -> !it.flag(0))),
                entry("and", own(it -> decided(it, false))),
                entry("or", own(it -> decided(it, true))),
                entry("bool", whole(LogicFunctions::bool)),
                entry("equals", own(LogicFunctions::areEqual)),
                entry("empty", parts(it -> isEmpty(it.get(0)))),
                entry("coalesce", own(LogicFunctions::coalesce)));
    }

    /** One false decides an {@code and}, whatever is not known beside it; one true decides an {@code or}. */
    private static Object decided(Arguments arguments, boolean decisive) {
        boolean open = false;
        for (int i = 0; i < arguments.size(); i++) {
            if (Json.isOpaque(arguments.get(i))) {
                open = true;
            } else if (arguments.flag(i) == decisive) {
                return decisive;
            }
        }
        return open ? Json.opaque(arguments.values()) : (Object) !decisive;
    }

    private static Object bool(Arguments arguments) {
        Object value = arguments.get(0);
        if (value instanceof Double number) {
            return number != 0;
        }
        if (value instanceof String text && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"))) {
            return text.equalsIgnoreCase("true");
        }
        return arguments.flag(0);
    }

    private static Object areEqual(Arguments arguments) {
        return arguments.values().stream().anyMatch(Json::holdsOpaque)
                ? Json.opaque(arguments.values())
                : (Object) arguments.get(0).equals(arguments.get(1));
    }

    private static boolean isEmpty(Object value) {
        if (value instanceof List<?> list) {
            return list.isEmpty();
        }
        if (value instanceof Map<?, ?> map) {
            return map.isEmpty();
        }
        return value == Json.NULL || value.equals("");
    }

    /** The first that is not null; what is not known may be null. */
    private static Object coalesce(Arguments arguments) {
        List<Object> values = arguments.values();
        for (Object value : values) {
            if (value != Json.NULL) {
                return value;
            }
        }
        return Json.NULL;
    }
}
