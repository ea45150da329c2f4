package hybridnetwork.azuresim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a request to Azure can say of a resource, out of all that Azure answers: an import makes a resource's inputs of it. By the
 * SDK's own description of its types.
 */
public final class SdkInputs {
    private SdkInputs() {}

    /**
     * The properties that are inputs too, at every depth; all of them, where the SDK is not known to have the type.
     *
     * @param token such as {@code azure-native:network:VirtualNetwork}
     * @param properties as Azure answers them, under the SDK's names
     */
    public static Map<String, Object> of(String token, Map<String, Object> properties) {
        return ResourceKind.ofToken(token)
                .map(kind -> within(SdkType.inputsOf(kind), properties))
                .orElse(properties);
    }

    private static Map<String, Object> within(SdkType.Shape shape, Map<?, ?> properties) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        properties.forEach((name, value) -> {
            SdkType.Property property = shape.properties().get(String.valueOf(name));
            if (property != null) {
                inputs.put(String.valueOf(name), within(property.type(), value));
            }
        });
        return inputs;
    }

    private static Object within(SdkType type, Object value) {
        if (type instanceof SdkType.Shape shape && value instanceof Map<?, ?> map) {
            return within(shape, map);
        }
        if (type instanceof SdkType.ListOf list && value instanceof List<?> items) {
            return items.stream().map(item -> within(list.item(), item)).toList();
        }
        return value;
    }
}
