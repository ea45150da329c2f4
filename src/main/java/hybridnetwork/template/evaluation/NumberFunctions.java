package hybridnetwork.template.evaluation;

import static hybridnetwork.template.evaluation.Function.whole;
import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/** Functions on numbers, which are whole, and comparisons, which are of texts as well. */
final class NumberFunctions {
    private NumberFunctions() {}

    static Map<String, Function> all() {
        return Map.ofEntries(
                entry("add", whole(it -> it.number(0) + it.number(1))),
                entry("sub", whole(it -> it.number(0) - it.number(1))),
                entry("mul", whole(it -> it.number(0) * it.number(1))),
                entry("div", whole(it -> divided(it, (double) (long) (it.number(0) / it.number(1))))),
                entry("mod", whole(it -> divided(it, it.number(0) % it.number(1)))),
                entry("int", whole(it -> number(it, true))),
                entry("float", whole(it -> number(it, false))),
                entry("min", whole(it -> extreme(it, Math::min))),
                entry("max", whole(it -> extreme(it, Math::max))),
                entry("less", whole(it -> compared(it) < 0)),
                entry("lessorequals", whole(it -> compared(it) <= 0)),
                entry("greater", whole(it -> compared(it) > 0)),
                entry("greaterorequals", whole(it -> compared(it) >= 0)));
    }

    private static Double divided(Arguments arguments, Double result) {
        if (arguments.number(1) == 0) {
            throw new NotEvaluated(arguments.function() + "() by zero");
        }
        return result;
    }

    private static Double number(Arguments arguments, boolean isWhole) {
        Object value = arguments.get(0);
        if (value instanceof Double number) {
            return isWhole ? (double) number.longValue() : number;
        }
        try {
            String text = arguments.text(0);
            return isWhole ? (double) Long.parseLong(text) : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw arguments.wrong(0, "a number");
        }
    }

    private static Double extreme(Arguments arguments, DoubleBinaryOperator better) {
        List<?> numbers = arguments.get(0) instanceof List<?> list ? list : arguments.values();
        return numbers.stream()
                .mapToDouble(value -> new Arguments(arguments.function(), List.of(value)).number(0))
                .reduce(better)
                .orElseThrow(() -> new NotEvaluated(arguments.function() + "() of nothing"));
    }

    private static int compared(Arguments arguments) {
        return arguments.get(0) instanceof String
                ? arguments.text(0).compareTo(arguments.text(1))
                : Double.compare(arguments.number(0), arguments.number(1));
    }
}
