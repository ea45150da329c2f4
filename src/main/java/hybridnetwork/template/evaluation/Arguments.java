package hybridnetwork.template.evaluation;

import java.util.List;
import java.util.Map;

/** The arguments of a function, each of the type that is asked for; any other is {@link NotEvaluated}. */
record Arguments(String function, List<Object> values) {
    int size() {
        return values.size();
    }

    Object get(int index) {
        if (index >= values.size()) {
            throw new NotEvaluated(function + "() has " + values.size() + " arguments, and needs more");
        }
        return values.get(index);
    }

    String text(int index) {
        Object value = get(index);
        if (value instanceof String text) {
            return text;
        }
        throw wrong(index, "a text");
    }

    /** A text, or what a number or a flag is as text. */
    String asText(int index) {
        return Json.text(get(index));
    }

    double number(int index) {
        Object value = get(index);
        if (value instanceof Double number) {
            return number;
        }
        throw wrong(index, "a number");
    }

    int whole(int index) {
        double number = number(index);
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw wrong(index, "a whole number");
        }
        return (int) number;
    }

    boolean flag(int index) {
        Object value = get(index);
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw wrong(index, "true or false");
    }

    List<?> list(int index) {
        Object value = get(index);
        if (value instanceof List<?> list) {
            return list;
        }
        throw wrong(index, "an array");
    }

    Map<?, ?> map(int index) {
        Object value = get(index);
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw wrong(index, "an object");
    }

    NotEvaluated wrong(int index, String wanted) {
        return new NotEvaluated("argument " + (index + 1) + " of " + function + "() is not " + wanted);
    }
}
