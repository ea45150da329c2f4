package hybridnetwork.plan;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import hybridnetwork.config.ConfigPath;
import hybridnetwork.resources.ArmType;
import hybridnetwork.resources.Bag;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What Azure would answer to a creation, as far as that is known beforehand: the inputs, the name, and the ARM ids of the
 * resource and of what stands inside it. Everything else stays unknown to the program, as it is in a preview.
 */
final class AzureAnswers {
    /** The subscription in ids when neither the stack nor an explicit provider says one. */
    static final String NO_SUBSCRIPTION = "00000000-0000-0000-0000-000000000000";

    /** Stands in for keys that Azure makes. A known value, because the SDK forgets that an unknown one is secret. */
    private static final String ISSUED_KEY = NO_SUBSCRIPTION;

    private final String subscription;
    private final Optional<String> location;
    private final ProviderCalls calls;

    /**
     * @param config the stack's configuration, {@code namespace:key} to raw value
     * @param calls what Azure has: of a firewall that is there the address is known
     */
    AzureAnswers(Map<String, String> config, ProviderCalls calls) {
        this.calls = calls;
        this.subscription = config.getOrDefault(ConfigPath.SUBSCRIPTION.text(), NO_SUBSCRIPTION);
        this.location = Optional.ofNullable(config.get(ConfigPath.LOCATION.text()));
    }

    /** A created resource; an empty {@code id} is one that is not known yet. */
    record Created(String id, Struct outputs) {}

    /**
     * @param logicalName stands in for the random name that the provider would choose where the program chose none
     * @param provider the inputs of an explicit provider
     */
    Created create(String token, String logicalName, Struct inputs, Optional<Struct> provider) {
        ArmType type = ArmType.of(token);
        String name = text(inputs, type.nameInput()).orElse(logicalName);
        String id = type.id(
                        provider.flatMap(it -> text(it, "subscriptionId")).orElse(subscription),
                        name,
                        input -> text(inputs, input))
                .orElse("");
        Struct.Builder outputs = inputs.toBuilder();
        if (!id.isEmpty()) {
            inputs.getFieldsMap().forEach((key, value) -> {
                if (value.hasListValue()) {
                    outputs.putFields(key, withIds(id + "/" + key, value));
                }
            });
        }
        boolean named = !inputs.containsFields(type.nameInput())
                || text(inputs, type.nameInput()).isPresent();
        outputs.putFields("name", named ? Wire.text(name) : Wire.unknown());
        outputs.putFields("type", Wire.text(type.path()));
        if (!inputs.containsFields("location")
                && type.nameInputs().size() == 1
                && type.scopeInput().isEmpty()) {
            location.ifPresent(it -> outputs.putFields("location", Wire.text(it)));
        }
        allocate(token, outputs);
        return new Created(id, outputs.build());
    }

    /**
     * Keys that Azure issues, and addresses that it chooses inside a property that the program also sets, where "not set"
     * would be a lie.
     */
    private void allocate(String token, Struct.Builder outputs) {
        if (token.endsWith(":VirtualNetworkGateway")) {
            outputs.putFields(
                    "bgpSettings",
                    unlessSet(outputs.getFieldsOrDefault("bgpSettings", emptyObject()), "bgpPeeringAddress"));
        }
        if (token.endsWith(":ExpressRouteCircuit")) {
            outputs.putFields("serviceKey", Wire.text(ISSUED_KEY));
        }
        if (token.endsWith(":ExpressRouteCircuitAuthorization") && !outputs.containsFields("authorizationKey")) {
            outputs.putFields("authorizationKey", Wire.text(ISSUED_KEY));
        }
        if (token.endsWith(":AzureFirewall")) {
            outputs.putFields(
                    FirewallThere.CONFIGURATIONS,
                    mapElements(
                            outputs.getFieldsOrDefault(FirewallThere.CONFIGURATIONS, Value.getDefaultInstance()),
                            configuration -> set(configuration, FirewallThere.ADDRESS, firewallAddress(outputs))));
        }
        if (token.endsWith(":LoadBalancer")) {
            outputs.putFields(
                    "frontendIPConfigurations",
                    mapElements(
                            outputs.getFieldsOrDefault("frontendIPConfigurations", Value.getDefaultInstance()),
                            frontend -> unlessSet(frontend, "privateIPAddress")));
        }
    }

    private static Value emptyObject() {
        return Value.newBuilder().setStructValue(Struct.getDefaultInstance()).build();
    }

    private Value firewallAddress(Struct.Builder firewall) {
        Map<String, Object> named =
                Map.of("azureFirewallName", text(firewall.build(), "name").orElse(""));
        return calls.call(FirewallThere.CALL, named).stream()
                .flatMap(answer -> Bag.of(answer).stream())
                .flatMap(answer -> answer.bags(FirewallThere.CONFIGURATIONS).stream())
                .flatMap(configuration -> configuration.text(FirewallThere.ADDRESS).stream())
                .map(Wire::text)
                .findFirst()
                .orElseGet(Wire::unknown);
    }

    private static Value set(Value object, String key, Value value) {
        return object.toBuilder()
                .setStructValue(object.getStructValue().toBuilder().putFields(key, value))
                .build();
    }

    private static Value unlessSet(Value object, String key) {
        if (!object.hasStructValue() || object.getStructValue().containsFields(key)) {
            return object;
        }
        return object.toBuilder()
                .setStructValue(object.getStructValue().toBuilder().putFields(key, Wire.unknown()))
                .build();
    }

    /** Inline children, such as a virtual network's subnets, with the ids that Azure derives from their names. */
    private static Value withIds(String collection, Value list) {
        return mapElements(list, element -> {
            Optional<String> name = text(element.getStructValue(), "name");
            if (name.isEmpty() || element.getStructValue().containsFields("id")) {
                return element;
            }
            return element.toBuilder()
                    .setStructValue(element.getStructValue().toBuilder()
                            .putFields("id", Wire.text(collection + "/" + name.get())))
                    .build();
        });
    }

    private static Value mapElements(Value list, UnaryOperator<Value> change) {
        ListValue.Builder changed = ListValue.newBuilder();
        list.getListValue().getValuesList().forEach(element -> changed.addValues(change.apply(element)));
        return Value.newBuilder().setListValue(changed).build();
    }

    /** The text of a property; empty where it is missing, unknown, secret or something else than text. */
    private static Optional<String> text(Struct struct, String key) {
        Value value = struct.getFieldsMap().get(key);
        return value == null || !value.hasStringValue() || value.equals(Wire.unknown())
                ? Optional.empty()
                : Optional.of(value.getStringValue());
    }
}
