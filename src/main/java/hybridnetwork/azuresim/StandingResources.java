package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Fills a world with resources that stood before the simulation began. Azure is not asked whether it would create them today: what
 * stands, stands. What they refer to and nobody says is taken to be somebody else's.
 */
final class StandingResources {
    /** Parts that the simulation keeps as resources of their own, by the property that lists them. */
    private static final Map<String, ResourceKind> OWN = Map.of(
            "peerings", ResourceKind.PEERING,
            "authorizations", ResourceKind.AUTHORIZATION,
            "virtualNetworkPeerings", ResourceKind.NETWORK_PEERING);

    /** Kinds of which a stranger's may be referred to, and that say nothing but where they are. */
    private static final List<ResourceKind> OTHERS = List.of(
            ResourceKind.NETWORK,
            ResourceKind.CIRCUIT,
            ResourceKind.SECURITY_GROUP,
            ResourceKind.ROUTE_TABLE,
            ResourceKind.PUBLIC_IP);

    /** What a reader is told of every resource, and what the simulation answers itself. */
    private static final Set<String> ANSWERED =
            Set.of("id", "name", "type", "etag", "provisioningState", "resourceGuid");

    private final World world;

    StandingResources(World world) {
        this.world = world;
    }

    /** Stores one, and the parts of it that are resources of their own. */
    void add(ResourceKind kind, ArmId id, Bag properties) {
        Map<String, Object> body = new LinkedHashMap<>();
        Map<String, Object> facts = new LinkedHashMap<>();
        Set<String> inputs = SdkType.inputsOf(kind).properties().keySet();
        properties.values().forEach((name, value) -> {
            boolean part = OWN.containsKey(name) && kind.partProperties().contains(name);
            if (part || kind.inPath(name) || ANSWERED.contains(name)) {
                return;
            }
            (inputs.contains(name) ? body : facts).put(name, value);
        });
        if (!isListed(id)) {
            world.store(new StoredResource(kind, id, spelled(kind, body), new Bag(facts), 1));
        }
        kind.partProperties().stream()
                .filter(OWN::containsKey)
                .forEach(property -> properties
                        .bags(property)
                        .forEach(part -> part.text("name").ifPresent(name -> {
                            ArmId own = id.child(property, name);
                            if (world.find(own).isEmpty()) {
                                add(Optional.ofNullable(OWN.get(property)).orElseThrow(), own, part);
                            }
                        })));
    }

    /** azure-native's own spelling of choices, whatever the export's is. */
    private static Bag spelled(ResourceKind kind, Map<String, Object> body) {
        return new Bag(SdkType.inputsOf(kind).spelled(body));
    }

    /** Whether the resource above lists it as a part already, such as a subnet. */
    private boolean isListed(ArmId id) {
        return world.find(id).isEmpty() && world.seen(id).isPresent();
    }

    /** Once all are there: strangers, and what Azure has decided of each that nobody says. */
    void settle() {
        for (StoredResource each : world.all()) {
            each.references().forEach(reference -> stranger(each, reference));
        }
        for (StoredResource each : world.all()) {
            if (each.is(ResourceKind.CIRCUIT)) {
                decide(each, Map.of(CircuitRules.PROVIDER_STATE, "Provisioned", "circuitProvisioningState", "Enabled"));
            }
        }
        for (StoredResource each : world.all()) {
            Put put = new Put(each.kind(), each.id(), each.body(), Optional.of(each));
            boolean unborn = each.is(ResourceKind.AUTHORIZATION) || each.is(ResourceKind.CIRCUIT);
            Put asked = unborn ? new Put(each.kind(), each.id(), each.body(), Optional.empty()) : put;
            decide(each, Rules.of(each.kind()).facts(asked, world).values());
            if (each.is(ResourceKind.CONNECTION) && !ConnectionRules.expressRoute(each.body())) {
                SharedKeys.agreeOnSome(each.id(), world);
            }
        }
    }

    /** What is said already stays. */
    private void decide(StoredResource resource, Map<String, Object> facts) {
        world.find(resource.id()).ifPresent(now -> {
            Map<String, Object> all = new LinkedHashMap<>(facts);
            all.putAll(now.facts().values());
            world.store(now.withFacts(new Bag(all)));
        });
    }

    private void stranger(StoredResource user, ArmId reference) {
        ArmId whole = wholeOf(reference);
        if (!whole.isWhole() || world.find(whole).isPresent()) {
            return;
        }
        OTHERS.stream()
                .filter(kind -> whole.after(kind.type()).isPresent())
                .findFirst()
                .ifPresent(kind -> {
                    Map<String, Object> body = new LinkedHashMap<>();
                    body.put("location", location(user));
                    if (kind.equals(ResourceKind.NETWORK)) {
                        user.body().at("remoteAddressSpace").ifPresent(space -> body.put("addressSpace", space));
                    }
                    world.store(new StoredResource(kind, whole, new Bag(body), Bag.EMPTY, 1));
                    if (kind.equals(ResourceKind.CIRCUIT)) {
                        ArmId peering = whole.child("peerings", PeeringRules.PRIVATE);
                        world.store(new StoredResource(
                                ResourceKind.PEERING,
                                peering,
                                new Bag(Map.of("peeringType", PeeringRules.PRIVATE, "state", "Enabled")),
                                Bag.EMPTY,
                                1));
                    }
                });
    }

    private static ArmId wholeOf(ArmId reference) {
        ArmId whole = reference;
        for (Optional<ArmId> above = whole.parent();
                above.isPresent();
                above = above.get().parent()) {
            whole = above.get();
        }
        return whole;
    }

    private String location(StoredResource user) {
        return world.region(user.id()).orElse("");
    }
}
