package hybridnetwork.template.evaluation;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A resource of a template: one round of a loop is one. */
public final class Declared {
    private final Optional<String> symbol;
    private final Scope scope;
    private final Target target;
    private final String type;
    private final Object name;
    private final Optional<ArmId> id;
    private final Bag body;
    private @Nullable Object properties;
    private boolean busy;

    /** What a deployment inside the template deploys, and what names in that mean. */
    private @Nullable Bag nested;

    private @Nullable Scope nestedScope;

    Declared(
            Optional<String> symbol,
            Scope scope,
            Target target,
            String type,
            Object name,
            Optional<ArmId> id,
            Bag body) {
        this.symbol = symbol;
        this.scope = scope;
        this.target = target;
        this.type = type;
        this.name = name;
        this.id = id;
        this.body = body;
    }

    void nests(Bag template, Scope inside) {
        nested = template;
        nestedScope = inside;
    }

    Scope scope() {
        return scope;
    }

    /** The whole type, such as {@code Microsoft.Network/virtualNetworks/subnets}. */
    public String type() {
        return type;
    }

    public Target target() {
        return target;
    }

    /** The whole name, such as {@code hub/default}; empty where it is not known. */
    public Optional<String> name() {
        return name instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** As messages call it. */
    public String label() {
        return name().or(() -> symbol)
                .or(() -> body.text("name"))
                .orElseGet(() -> type.substring(type.lastIndexOf('/') + 1));
    }

    public Optional<ArmId> id() {
        return id;
    }

    public Bag body() {
        return body;
    }

    /** Its symbolic name, and the name of its loop. */
    public List<String> symbols() {
        List<String> symbols = new ArrayList<>(symbol.stream().toList());
        body.text("copy", "name").ifPresent(symbols::add);
        return symbols;
    }

    /** Whether it is there already, and only looked at. */
    boolean exists() {
        return body.flag("existing");
    }

    /** What {@code reference()} shows of it, as far as the template says it. */
    Object properties(Evaluator evaluator) {
        if (properties == null) {
            if (busy) {
                throw new NotEvaluated("'" + label() + "' refers to itself");
            }
            busy = true;
            try {
                properties = nested != null && nestedScope != null
                        ? Map.of("outputs", nestedScope.frame().outputs(nested, nestedScope, evaluator))
                        : Shown.asAzureShows(
                                id, evaluator.value(body.at("properties").orElse(Map.of()), scope));
            } finally {
                busy = false;
            }
        }
        return properties;
    }
}
