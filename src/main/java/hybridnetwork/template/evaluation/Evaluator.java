package hybridnetwork.template.evaluation;

import hybridnetwork.resources.Bag;
import hybridnetwork.resources.Opaque;
import hybridnetwork.template.expression.BadExpression;
import hybridnetwork.template.expression.Expression;
import hybridnetwork.template.expression.Parser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Evaluates the values of a template: texts in brackets, loops of properties, and whatever holds them.
 *
 * <p>Nothing that a template says is an error here. What has no value is {@link Opaque#UNKNOWN}, with a reason.
 */
public final class Evaluator {
    /** How many expressions inside others are evaluated; a loop in a loop in a loop ends here. */
    private static final int MOST_STEPS = 5_000_000;

    /** How deep expressions may lead into others. */
    private static final int DEEPEST = 400;

    /** The most rounds of a loop, as in Azure. */
    static final int MOST_ROUNDS = 800;

    /** With the addresses that make one known, where nothing else is missing; otherwise with none. */
    private final Map<UnknownValue, Set<Allocated>> unknown = new LinkedHashMap<>();

    private final ResourceFunctions resources;
    private final Lambdas lambdas = new Lambdas(this);
    private String reason = "";
    private int steps;
    private int depth;

    Evaluator(Declarations declarations) {
        this.resources = new ResourceFunctions(this, declarations);
    }

    /**
     * The values that are not known, of what was asked for with a place.
     *
     * @param given addresses that are known by now
     */
    public List<UnknownValue> unknown(Set<Allocated> given) {
        return unknown.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty() || !given.containsAll(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Why the last value that is not known is not. */
    String reason() {
        return reason;
    }

    void because(String why) {
        reason = why;
    }

    Opaque unknown(String why) {
        reason = why;
        return Opaque.UNKNOWN;
    }

    /**
     * A property of a resource, as a bag holds it; empty for null.
     *
     * @param place as messages name it
     */
    public Optional<Object> property(Declared resource, Object raw, String place) {
        return Optional.of(value(raw, resource.scope(), Optional.of(place)))
                .filter(value -> value != Json.NULL)
                .map(Json::withoutNulls);
    }

    /** The value of what a template says. */
    Object value(Object raw, Scope scope) {
        return value(raw, scope, Optional.empty());
    }

    private Object value(Object raw, Scope scope, Optional<String> place) {
        if (raw instanceof String text) {
            if (!Parser.isExpression(text)) {
                return Parser.literal(text);
            }
            Object value = expression(text, scope);
            if (place.isPresent() && Json.holds(value, Opaque.UNKNOWN)) {
                Set<Allocated> addresses = new LinkedHashSet<>();
                boolean only = Allocated.collect(value, addresses);
                unknown.put(new UnknownValue(place.get(), text, reason), only ? addresses : Set.of());
            }
            return value;
        }
        if (raw instanceof List<?> list) {
            List<Object> values = new ArrayList<>(list.size());
            for (int i = 0; i < list.size(); i++) {
                int index = i;
                values.add(value(list.get(i), scope, place.map(it -> it + "[" + index + "]")));
            }
            return values;
        }
        return raw instanceof Map<?, ?> map ? object(map, scope, place) : raw;
    }

    /** An object with a property whose name is not known may have any. */
    private Object object(Map<?, ?> map, Scope scope, Optional<String> place) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String name = String.valueOf(entry.getKey());
            if (name.equals("copy") && entry.getValue() instanceof List<?> loops) {
                for (Object loop : loops) {
                    Bag bag = Bag.of(loop).orElse(Bag.EMPTY);
                    values.put(bag.text("name").orElse(""), loop(bag, scope, place));
                }
                continue;
            }
            Object told = value(name, scope, place);
            if (!(told instanceof String text)) {
                return Json.opaque(List.of(told));
            }
            Optional<String> inside = place.map(it -> it.endsWith(" ") ? it + name : it + "." + name);
            values.put(text, value(entry.getValue(), scope, inside));
        }
        return values;
    }

    /** The list that a loop of a property, a variable or an output makes. */
    Object loop(Bag loop, Scope scope) {
        return loop(loop, scope, Optional.empty());
    }

    private Object loop(Bag loop, Scope scope, Optional<String> place) {
        String name = loop.text("name").orElse("");
        Object count = value(loop.at("count").orElse(0.0), scope, place);
        if (!(count instanceof Double number) || number < 0 || number > MOST_ROUNDS) {
            return Json.isOpaque(count) ? count : unknown("a loop has " + Json.text(count) + " rounds");
        }
        List<Object> rounds = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            int index = i;
            rounds.add(value(
                    loop.at("input").orElse(Map.of()),
                    scope.inPropertyLoop(name, i),
                    place.map(it -> it + "." + name + "[" + index + "]")));
        }
        return rounds;
    }

    private Object expression(String text, Scope scope) {
        try {
            return of(Parser.parse(text), scope);
        } catch (BadExpression e) {
            return unknown("it is no expression: " + e.getMessage());
        } catch (NotEvaluated e) {
            return unknown(e.reason());
        }
    }

    Object of(Expression expression, Scope scope) {
        if (++steps > MOST_STEPS) {
            throw new NotEvaluated("the template takes more than " + MOST_STEPS + " steps to evaluate");
        }
        if (++depth > DEEPEST) {
            depth = 0;
            throw new NotEvaluated("expressions lead into others more than " + DEEPEST + " deep");
        }
        int before = depth;
        try {
            if (expression instanceof Expression.Literal literal) {
                return literal.value();
            }
            return expression instanceof Expression.Element element
                    ? element(element, scope)
                    : call((Expression.Call) expression, scope);
        } finally {
            depth = before - 1;
        }
    }

    private Object element(Expression.Element element, Scope scope) {
        Object of = of(element.of(), scope);
        Object key = of(element.key(), scope);
        if (Json.isOpaque(of) || Json.isOpaque(key)) {
            return Json.opaque(List.of(of, key));
        }
        return found(of, key, element.safe() && !element.asksAzure());
    }

    private Object found(Object of, Object key, boolean safe) {
        Object found = null;
        if (of instanceof Map<?, ?> map) {
            found = Json.property(map, Json.text(key));
        } else if (of instanceof List<?> list && key instanceof Double index && index >= 0 && index < list.size()) {
            found = list.get(index.intValue());
        }
        if (found instanceof Allocated) {
            because(Allocated.REASON);
        }
        if (found != null) {
            return found;
        }
        return safe ? Json.NULL : unknown("nothing tells '" + Json.text(key) + "'");
    }

    private Object call(Expression.Call call, Scope scope) {
        if (call.name().equals("if")) {
            return chosen(call, scope);
        }
        Optional<Object> byLambda = lambdas.of(call, scope);
        if (byLambda.isPresent()) {
            return byLambda.get();
        }
        List<Object> values = new ArrayList<>();
        for (Expression argument : call.arguments()) {
            values.add(of(argument, scope));
        }
        boolean looksUp = call.name().equals("parameters") || call.name().equals("variables");
        if (looksUp && values.stream().anyMatch(Json::isOpaque)) {
            return Json.opaque(values);
        }
        Arguments arguments = new Arguments(call.name(), values);
        return switch (call.name()) {
            case "parameters" -> parameter(arguments.text(0), scope);
            case "variables" -> scope.frame().variable(arguments.text(0), this);
            case "lambdavariables" -> scope.variables().getOrDefault(arguments.text(0), Json.NULL);
            case "copyindex" -> copyIndex(arguments, scope);
            case "tryget" -> tryGet(call, arguments);
            default ->
                call.name().indexOf('.') > 0
                        ? ownFunction(arguments, scope)
                        : Functions.named(call.name())
                                .map(function -> function.of(call.name(), values))
                                .orElseGet(() -> resources.of(arguments, scope));
        };
    }

    /** Only the branch that is chosen is evaluated, or both where nothing tells which. */
    private Object chosen(Expression.Call call, Scope scope) {
        if (call.arguments().size() != 3) {
            throw new NotEvaluated("if() has three arguments");
        }
        Object condition = of(call.arguments().get(0), scope);
        if (condition instanceof Boolean flag) {
            return of(call.arguments().get(flag ? 1 : 2), scope);
        }
        if (!Json.isOpaque(condition)) {
            throw new NotEvaluated("the condition of if() is not true or false");
        }
        String why = reason;
        Object one = of(call.arguments().get(1), scope);
        Object other = of(call.arguments().get(2), scope);
        reason = why;
        return one.equals(other) ? one : Json.opaque(List.of(condition, one, other));
    }

    private Object parameter(String name, Scope scope) {
        if (scope.arguments().isEmpty()) {
            return scope.frame().parameter(name, this);
        }
        Object value = Json.property(scope.arguments().get(), name);
        if (value == null) {
            throw new NotEvaluated("the function has no parameter '" + name + "'");
        }
        return value;
    }

    private Object copyIndex(Arguments arguments, Scope scope) {
        boolean named = arguments.size() > 0 && arguments.get(0) instanceof String;
        String loop = named ? arguments.text(0) : scope.innermost().orElse("");
        Integer index = scope.loops().get(loop);
        if (index == null) {
            index = scope.loops().entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(loop))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseThrow(() -> new NotEvaluated("copyIndex() is in no loop '" + loop + "'"));
        }
        int at = named ? 1 : 0;
        return (double) index + (arguments.size() > at ? arguments.number(at) : 0);
    }

    private Object tryGet(Expression.Call call, Arguments arguments) {
        Object of = arguments.get(0);
        boolean safe = !call.asksAzure();
        for (int i = 1; i < arguments.size(); i++) {
            if (Json.isOpaque(of) || Json.isOpaque(arguments.get(i))) {
                return Json.opaque(arguments.values());
            }
            of = found(of, arguments.get(i), safe);
        }
        return of;
    }

    private Object ownFunction(Arguments arguments, Scope scope) {
        Bag function = scope.frame()
                .function(arguments.function())
                .orElseThrow(() -> new NotEvaluated("the template has no function " + arguments.function() + "()"));
        Map<String, Object> values = new LinkedHashMap<>();
        List<Bag> parameters = function.bags("parameters");
        for (int i = 0; i < parameters.size(); i++) {
            values.put(parameters.get(i).text("name").orElse(""), arguments.get(i));
        }
        return value(function.at("output", "value").orElse(Json.NULL), scope.inFunction(values));
    }
}
