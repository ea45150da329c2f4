package hybridnetwork.adopt;

import hybridnetwork.live.ArmClient;
import hybridnetwork.live.ArmRefused;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.resources.TypeToken;
import hybridnetwork.template.evaluation.Expansion;
import hybridnetwork.template.evaluation.Target;
import hybridnetwork.template.translation.Translation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What Azure has of a resource group now, each of its network resources read one by one in ARM's JSON, and what of other groups
 * they refer to.
 */
public final class LiveGroup {
    /** The version that the SDK in use speaks, so that what is read is what the engine will read. */
    private static final String NETWORK = "2023-02-01";

    private static final String RESOURCES = "2021-04-01";
    private static final String NETWORK_TYPE = "microsoft.network/";

    private final ArmClient azure;
    private final ArmId group;
    private final List<FoundResource> found = new ArrayList<>();
    private final List<AdoptionNote> unread = new ArrayList<>();

    /** Asks a gateway for the routes that it has learnt, each as the provider's function answers. */
    @FunctionalInterface
    public interface Routes {
        List<Bag> of(ArmId gateway);
    }

    private final Routes routes;

    private LiveGroup(ArmClient azure, Routes routes, ArmId group) {
        this.azure = azure;
        this.routes = routes;
        this.group = group;
    }

    /**
     * Reads the group; a request for each resource.
     *
     * @throws ArmRefused when Azure does not let the group be listed, or answers otherwise than with a resource
     */
    public static FoundAzure read(ArmClient azure, Routes routes, ArmId group) {
        return new LiveGroup(azure, routes, group).read();
    }

    private FoundAzure read() {
        azure.get(group.toString(), RESOURCES).ifPresent(this::group);
        List<Bag> listed = azure.list(group + "/resources", RESOURCES);
        listed.stream().filter(resource -> !isNetwork(resource)).forEach(this::other);
        for (Bag resource : listed) {
            if (isNetwork(resource)) {
                resource.id("id").ifPresent(this::network);
            }
        }
        others().forEach(this::referred);
        return new FoundAzure(found, unread, learned());
    }

    /** Spelled as Azure spells it, whatever was typed: an import writes the id into the state. */
    private void group(Bag body) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("location", body.text("location").orElse(""));
        body.at("tags").ifPresent(tags -> properties.put("tags", tags));
        found.add(new FoundResource(
                body.id("id").orElse(group), "azure-native:resources:ResourceGroup", new Bag(properties)));
    }

    private List<LearnedRoute> learned() {
        return found.stream()
                .filter(resource -> resource.kind().equals("VirtualNetworkGateway"))
                .flatMap(gateway -> routes.of(gateway.id()).stream()
                        .flatMap(route -> LearnedRoute.of(gateway.id(), route).stream()))
                .toList();
    }

    private static boolean isNetwork(Bag listed) {
        return listed.text("type")
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith(NETWORK_TYPE))
                .isPresent();
    }

    private void other(Bag listed) {
        listed.id("id").ifPresent(id -> translated(id, listed));
    }

    private void network(ArmId id) {
        azure.get(id.toString(), NETWORK)
                .ifPresentOrElse(
                        body -> translated(id, body),
                        () -> unread.add(
                                AdoptionNote.leftOut(id.name(), "was there when the group was listed, and is gone")));
    }

    /** Not every one may be read by whoever adopts the network. */
    private void referred(ArmId id) {
        try {
            azure.get(id.toString(), NETWORK).ifPresent(body -> translated(id, body));
        } catch (ArmRefused e) {
            unread.add(AdoptionNote.leftOut(
                    id.name() + " of resource group " + id.group(), "cannot be read: " + e.getMessage()));
        }
    }

    /** What stands in other groups and what of this one leads to: networks, circuits, groups and tables of subnets. */
    private Set<ArmId> others() {
        Set<ArmId> others = new LinkedHashSet<>();
        for (FoundResource resource : found) {
            Bag properties = resource.properties();
            Stream<Optional<ArmId>> ids = switch (resource.kind()) {
                case "VirtualNetwork" ->
                    Stream.concat(
                            properties.bags("virtualNetworkPeerings").stream()
                                    .map(peering -> peering.id("remoteVirtualNetwork", "id")),
                            properties.bags("subnets").stream()
                                    .flatMap(subnet -> Stream.of(
                                            subnet.id("networkSecurityGroup", "id"),
                                            subnet.id("routeTable", "id"),
                                            subnet.id("natGateway", "id"))));
                case "VirtualNetworkGatewayConnection" ->
                    Stream.of(properties.id("peer", "id"), properties.id("localNetworkGateway2", "id"));
                default -> Stream.empty();
            };
            ids.flatMap(Optional::stream).forEach(others::add);
        }
        found.forEach(resource -> others.remove(resource.id()));
        return others;
    }

    private void translated(ArmId id, Bag body) {
        String type = body.text("type").orElse("");
        Map<String, Object> resource = new LinkedHashMap<>();
        body.values().forEach((key, value) -> resource.put(key, literal(value)));
        resource.put("name", literal(id.name()));
        resource.put("type", type);
        resource.remove("etag");
        Bag template = new Bag(Map.of("resources", List.of(resource)));
        Expansion expansion = Expansion.of(template, Map.of(), new Target(id.subscription(), id.group()));
        for (RegisteredResource read : Translation.of(expansion, List.of()).resources()) {
            read.azureType()
                    .map(TypeToken::token)
                    .filter(token -> !token.endsWith(":Deployment"))
                    .ifPresent(token -> found.add(new FoundResource(id, token, new Bag(read.inputs()))));
        }
    }

    /** What begins with a bracket is text here, and no expression of a template. */
    private static Object literal(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> literal = new LinkedHashMap<>();
            map.forEach((key, inner) -> literal.put(String.valueOf(key), literal(inner)));
            return literal;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(LiveGroup::literal).toList();
        }
        return value instanceof String text && text.startsWith("[") ? "[" + text : value;
    }
}
