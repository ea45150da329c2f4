package hybridnetwork.adopt;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.Opaque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A resource that Azure has.
 *
 * @param typeToken of azure-native, without a version of the API: {@code azure-native:network:VirtualNetwork}
 * @param properties as azure-native names them; keys that grant access are {@link Opaque#SECRET} whatever their source says
 */
public record FoundResource(ArmId id, String typeToken, Bag properties) {
    /** Which properties of Azure's are keys, in lower case. */
    private static final Set<String> KEYS = Set.of("sharedkey", "authorizationkey", "servicekey");

    public FoundResource {
        properties = new Bag(withoutKeys(properties.values()));
    }

    /** Its name in Azure. */
    public String name() {
        return id.name();
    }

    /** The last part of its type, such as {@code VirtualNetwork}. */
    public String kind() {
        return typeToken.substring(typeToken.lastIndexOf(':') + 1);
    }

    private static Map<String, Object> withoutKeys(Map<?, ?> map) {
        Map<String, Object> without = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            String name = String.valueOf(key);
            without.put(
                    name, KEYS.contains(name.toLowerCase(java.util.Locale.ROOT)) ? Opaque.SECRET : withoutKeys(value));
        });
        return without;
    }

    private static Object withoutKeys(Object value) {
        if (value instanceof Map<?, ?> map) {
            return withoutKeys(map);
        }
        if (value instanceof List<?> list) {
            List<Object> without = new ArrayList<>(list.size());
            list.forEach(element -> without.add(withoutKeys(element)));
            return without;
        }
        return value;
    }
}
