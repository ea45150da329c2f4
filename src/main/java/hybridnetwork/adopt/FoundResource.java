package hybridnetwork.adopt;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.Opaque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A resource that Azure has.
 *
 * @param typeToken of azure-native, without a version of the API: {@code azure-native:network:VirtualNetwork}
 * @param properties as azure-native names them; keys that grant access are {@link Opaque#SECRET} whatever their source says, and
 *     what stands inside has no id of its own, as no program gives it one
 */
public record FoundResource(ArmId id, String typeToken, Bag properties) {
    /** Which properties of Azure's are keys, in lower case. */
    private static final Set<String> KEYS = Set.of("sharedkey", "authorizationkey", "servicekey");

    public FoundResource {
        properties = new Bag(plain(properties.values(), id));
    }

    /** Its name in Azure. */
    public String name() {
        return id.name();
    }

    /** The last part of its type, such as {@code VirtualNetwork}. */
    public String kind() {
        return typeToken.substring(typeToken.lastIndexOf(':') + 1);
    }

    private static Map<String, Object> plain(Map<?, ?> map, ArmId whole) {
        Map<String, Object> plain = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (!isOwnId(name, value, map, whole)) {
                plain.put(name, KEYS.contains(name.toLowerCase(Locale.ROOT)) ? Opaque.SECRET : plain(value, whole));
            }
        });
        return plain;
    }

    /** A reference to a part has an id alone; the part itself has a name beside it. */
    private static boolean isOwnId(String name, Object value, Map<?, ?> map, ArmId whole) {
        return name.equals("id")
                && map.containsKey("name")
                && ArmId.tryParse(String.valueOf(value)).filter(whole::covers).isPresent();
    }

    private static Object plain(Object value, ArmId whole) {
        if (value instanceof Map<?, ?> map) {
            return plain(map, whole);
        }
        if (value instanceof List<?> list) {
            List<Object> plain = new ArrayList<>(list.size());
            list.forEach(element -> plain.add(plain(element, whole)));
            return plain;
        }
        return value;
    }
}
