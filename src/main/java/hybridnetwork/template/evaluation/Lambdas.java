package hybridnetwork.template.evaluation;

import hybridnetwork.template.expression.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Functions with a lambda among their arguments, which is evaluated for each element. */
final class Lambdas {
    private static final String LAMBDA = "lambda";

    private final Evaluator evaluator;

    Lambdas(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** The value of a call; empty where it is of no such function. */
    Optional<Object> of(Expression.Call call, Scope scope) {
        return switch (call.name()) {
            case "map" -> Optional.of(map(call, scope));
            case "filter" -> Optional.of(filter(call, scope));
            case "reduce" -> Optional.of(reduce(call, scope));
            case "toobject" -> Optional.of(toObject(call, scope));
            case "mapvalues" -> Optional.of(mapValues(call, scope));
            case "sort" -> Optional.of(sort(call, scope));
            case "groupby", LAMBDA -> throw new NotEvaluated(call.name() + "() is not evaluated");
            default -> Optional.empty();
        };
    }

    private Object map(Expression.Call call, Scope scope) {
        Object source = source(call, scope);
        if (!(source instanceof List<?> list)) {
            return source;
        }
        List<Object> mapped = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            mapped.add(applied(call, 1, scope, list.get(i), (double) i));
        }
        return mapped;
    }

    private Object filter(Expression.Call call, Scope scope) {
        Object source = source(call, scope);
        if (!(source instanceof List<?> list)) {
            return source;
        }
        List<Object> kept = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Object keeps = applied(call, 1, scope, list.get(i), (double) i);
            if (Json.isOpaque(keeps)) {
                return keeps;
            }
            if (Boolean.TRUE.equals(keeps)) {
                kept.add(list.get(i));
            }
        }
        return kept;
    }

    private Object reduce(Expression.Call call, Scope scope) {
        Object list = source(call, scope);
        if (!(list instanceof List<?> elements)) {
            return list;
        }
        Object reduced = evaluator.of(argument(call, 1), scope);
        for (int i = 0; i < elements.size(); i++) {
            reduced = applied(call, 2, scope, reduced, elements.get(i), (double) i);
        }
        return reduced;
    }

    private Object toObject(Expression.Call call, Scope scope) {
        Object source = source(call, scope);
        if (!(source instanceof List<?> list)) {
            return source;
        }
        Map<String, Object> object = new LinkedHashMap<>();
        for (Object element : list) {
            Object key = applied(call, 1, scope, element);
            if (Json.isOpaque(key)) {
                return key;
            }
            object.put(Json.text(key), call.arguments().size() > 2 ? applied(call, 2, scope, element) : element);
        }
        return object;
    }

    private Object mapValues(Expression.Call call, Scope scope) {
        Object source = evaluator.of(argument(call, 0), scope);
        if (!(source instanceof Map<?, ?> map)) {
            return opaqueOnly(call, source);
        }
        Map<String, Object> mapped = new LinkedHashMap<>();
        map.forEach((key, value) -> mapped.put(String.valueOf(key), applied(call, 1, scope, value)));
        return mapped;
    }

    /** By a lambda that tells whether the first of two comes before the second. */
    private Object sort(Expression.Call call, Scope scope) {
        Object source = source(call, scope);
        if (!(source instanceof List<?> list)) {
            return source;
        }
        List<Object> sorted = new ArrayList<>();
        for (Object element : list) {
            int at = sorted.size();
            while (at > 0) {
                Object before = applied(call, 1, scope, element, sorted.get(at - 1));
                if (Json.isOpaque(before)) {
                    return before;
                }
                if (!Boolean.TRUE.equals(before)) {
                    break;
                }
                at--;
            }
            sorted.add(at, element);
        }
        return sorted;
    }

    /** The list of a call, or an opaque value. */
    private Object source(Expression.Call call, Scope scope) {
        Object source = evaluator.of(argument(call, 0), scope);
        return source instanceof List ? source : opaqueOnly(call, source);
    }

    private static Object opaqueOnly(Expression.Call call, Object source) {
        if (Json.isOpaque(source)) {
            return source;
        }
        throw new NotEvaluated("argument 1 of " + call.name() + "() is not what it takes");
    }

    /** A lambda's value for as many of the values as it has variables. */
    private Object applied(Expression.Call call, int index, Scope scope, Object... values) {
        if (!(argument(call, index) instanceof Expression.Call lambda)
                || !lambda.name().equals(LAMBDA)
                || lambda.arguments().isEmpty()) {
            throw new NotEvaluated("argument " + (index + 1) + " of " + call.name() + "() is not a lambda");
        }
        Scope inside = scope;
        int body = lambda.arguments().size() - 1;
        for (int i = 0; i < Math.min(body, values.length); i++) {
            inside = inside.with(Json.text(evaluator.of(lambda.arguments().get(i), scope)), values[i]);
        }
        return evaluator.of(lambda.arguments().get(body), inside);
    }

    private static Expression argument(Expression.Call call, int index) {
        if (index >= call.arguments().size()) {
            throw new NotEvaluated(call.name() + "() has too few arguments");
        }
        return call.arguments().get(index);
    }
}
