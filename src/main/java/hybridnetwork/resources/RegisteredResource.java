package hybridnetwork.resources;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A resource as a program registered it with the engine.
 *
 * <p>{@code inputs} and {@code outputs} hold plain JSON values: {@code Map<String, Object>}, {@code List<Object>},
 * {@code String}, {@code Double}, {@code Boolean}, or an {@link Opaque} where the value is secret or unknown. A bag never
 * holds a null, neither in a map nor in a list.
 *
 * @param type the type token, such as {@code azure-native:network:VirtualNetwork}
 * @param name the logical name in the program
 * @param urn the engine's name of the resource, unique in a stack
 * @param id the provider's id (an ARM id); empty for a component and for what does not exist yet
 * @param parent the URN of the parent; empty for the stack
 * @param protect whether the program asked the engine to refuse a deletion
 * @param dependencies the URNs that were registered as dependencies, in the order of their registration
 * @param customTimeouts operation ({@code create}, {@code update}, {@code delete}) to duration, such as {@code 120m}
 */
public record RegisteredResource(
        String type,
        String name,
        String urn,
        Optional<String> id,
        Optional<String> parent,
        boolean protect,
        List<String> dependencies,
        Map<String, String> customTimeouts,
        Map<String, Object> inputs,
        Map<String, Object> outputs) {

    /** Begins the URN of what a template deploys, which no engine has registered. */
    public static final String URN_OF_TEMPLATE = "urn:pulumi:template::template::";

    public RegisteredResource {
        dependencies = List.copyOf(dependencies);
        customTimeouts = Map.copyOf(customTimeouts);
    }

    /**
     * What Azure has and no engine has registered.
     *
     * @param distinct what tells it from the others of its type
     */
    public static RegisteredResource unregistered(
            String type, String name, String distinct, String id, Map<String, Object> inputs) {
        return new RegisteredResource(
                type,
                name,
                URN_OF_TEMPLATE + type + "::" + distinct,
                Optional.of(id),
                Optional.empty(),
                false,
                List.of(),
                Map.of(),
                inputs,
                Map.of());
    }

    /** Its properties: what was wanted of it, and beside that what Azure answered. */
    public Map<String, Object> properties() {
        Map<String, Object> properties = new LinkedHashMap<>(outputs);
        properties.putAll(inputs);
        return properties;
    }

    /** Whether this is a component (or the stack): a group of resources that no provider creates. */
    public boolean isComponent() {
        return !isAzureNative(type) && id.isEmpty();
    }

    /** Its type, where that is one of azure-native. */
    public Optional<TypeToken> azureType() {
        return TypeToken.of(type);
    }

    /** Whether it is one of azure-native's network resources, such as a {@code VirtualNetwork}. */
    public boolean isNetwork(String kind) {
        return azureType()
                .filter(it -> it.isNetwork() && it.kind().equals(kind))
                .isPresent();
    }

    /** The last part of its type, such as {@code VirtualNetwork}. */
    public String kind() {
        return type.substring(type.lastIndexOf(':') + 1);
    }

    RegisteredResource withId(Optional<String> otherId) {
        return new RegisteredResource(
                type, name, urn, otherId, parent, protect, dependencies, customTimeouts, inputs, outputs);
    }

    RegisteredResource withOutputs(Map<String, Object> otherOutputs) {
        return new RegisteredResource(
                type, name, urn, id, parent, protect, dependencies, customTimeouts, inputs, otherOutputs);
    }

    /**
     * Whether a type is of azure-native: of the provider itself, or of a package that {@code pulumi package add} made for one
     * module and API version, such as {@code azure-native_network_v20230201}.
     */
    static boolean isAzureNative(String type) {
        return type.startsWith("azure-native:") || type.startsWith("azure-native_");
    }
}
