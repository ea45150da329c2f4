package hybridnetwork.template.expression;

import java.util.List;

/** A template expression: what stands between the brackets of {@code "[concat(parameters('name'), '-vnet')]"}. */
public sealed interface Expression {
    /** A text or a number ({@code Double}). */
    record Literal(Object value) implements Expression {}

    /**
     * A function with its arguments.
     *
     * @param name in lower case, with the namespace of a function of the template's own: {@code contoso.vnetname}
     */
    record Call(String name, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * The element of a list or the property of an object.
     *
     * @param key a number or a text
     * @param safe whether what is not there is null, as {@code .?} and {@code [?} say
     */
    record Element(Expression of, Expression key, boolean safe) implements Expression {}

    /** Whether the expression asks Azure for what only a deployment can tell. */
    default boolean asksAzure() {
        if (this instanceof Call call) {
            return call.name().startsWith("reference")
                    || call.name().startsWith("list")
                    || call.arguments().stream().anyMatch(Expression::asksAzure);
        }
        return this instanceof Element element
                && (element.of().asksAzure() || element.key().asksAzure());
    }
}
