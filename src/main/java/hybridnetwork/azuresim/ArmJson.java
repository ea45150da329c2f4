package hybridnetwork.azuresim;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Resources in Azure Resource Manager's own JSON. azure-native shows what ARM keeps under {@code properties} beside the name and
 * the id; this puts it back, in the resource and in every part of it that has a name and an id of its own.
 */
final class ArmJson {
    private static final Gson WRITER =
            new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();
    private static final String PROPERTIES = "properties";

    /** What stands beside the properties in every resource (ARM's common types). */
    private static final Set<String> BESIDE = Set.of(
            "id",
            "name",
            "type",
            "etag",
            "location",
            "tags",
            "zones",
            "sku",
            "identity",
            "kind",
            "plan",
            "managedBy",
            "extendedLocation",
            "systemData",
            PROPERTIES);

    /** Kinds whose SKU is one of the properties (azure-rest-api-specs, Microsoft.Network 2023-02-01). */
    private static final Set<String> SKU_INSIDE = Set.of(
            "azure-native:network:VirtualNetworkGateway",
            "azure-native:network:AzureFirewall",
            "azure-native:network:FirewallPolicy",
            "azure-native:network:ApplicationGateway",
            "azure-native:operationalinsights:Workspace");

    /** What stands beside the properties of a part. */
    private static final Set<String> BESIDE_IN_PART = Set.of("id", "name", "type", "etag", "zones");

    /** Parts that ARM nests the same way, although they have a name only. */
    private static final Set<String> NAMED_PARTS =
            Set.of("LoadBalancerBackendAddressResponse", "PrivateDnsZoneConfigResponse");

    private ArmJson() {}

    /** The text of a JSON value; whole numbers without a point. */
    static String text(Object value) {
        return WRITER.toJson(plain(value));
    }

    private static Object plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.forEach((key, inner) -> plain.put(String.valueOf(key), plain(inner)));
            return plain;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(ArmJson::plain).toList();
        }
        return value instanceof Double number && number == Math.rint(number) ? (Object) number.longValue() : value;
    }

    /**
     * A resource.
     *
     * @param seen as azure-native shows it
     */
    static Map<String, Object> of(StoredResource resource, Bag seen) {
        Map<String, SdkType> types = SdkType.outputTypesOf(resource.kind());
        boolean skuInside = SKU_INSIDE.contains(resource.kind().token());
        Map<String, Object> shown = new LinkedHashMap<>();
        Map<String, Object> properties = new LinkedHashMap<>();
        shown.put("id", resource.id().toString());
        shown.put("name", resource.id().name());
        shown.put("type", resource.kind().type());
        seen.values().forEach((name, value) -> {
            boolean beside = BESIDE.contains(name) && !(skuInside && name.equals("sku"));
            if (!shown.containsKey(name)) {
                (beside ? shown : properties).put(name, nested(value, types.get(name)));
            }
        });
        if (!properties.isEmpty()) {
            shown.put(PROPERTIES, properties);
        }
        return shown;
    }

    private static Object nested(Object value, @Nullable SdkType type) {
        if (value instanceof List<?> list && type instanceof SdkType.ListOf of) {
            List<Object> items = new ArrayList<>();
            list.forEach(item -> items.add(nested(item, of.item())));
            return items;
        }
        if (!(value instanceof Map<?, ?> map) || !(type instanceof SdkType.Answer answer)) {
            return value;
        }
        Map<String, SdkType> types = answer.properties();
        boolean part = (types.containsKey("id") && types.containsKey("name"))
                || NAMED_PARTS.contains(answer.source().getSimpleName());
        Map<String, Object> shown = new LinkedHashMap<>();
        Map<String, Object> properties = new LinkedHashMap<>();
        map.forEach((key, inner) -> {
            String name = String.valueOf(key);
            boolean beside = !part || BESIDE_IN_PART.contains(name);
            (beside ? shown : properties).put(name, nested(inner, types.get(name)));
        });
        if (!properties.isEmpty()) {
            shown.put(PROPERTIES, properties);
        }
        return shown;
    }
}
