package hybridnetwork.azuresim;

import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Virtual networks: their address space, and the subnets that they list. */
final class NetworkRules extends ResourceRules {
    static final String SUBNETS = "subnets";
    private static final NetworkPeeringRules PEERINGS = new NetworkPeeringRules();

    @Override
    Duration creation() {
        return Duration.ofMinutes(1);
    }

    static List<Prefix> space(StoredResource network) {
        return Cidr.read(network.body().textsAt("addressSpace", "addressPrefixes"));
    }

    @Override
    void admit(Put put, World world) {
        List<String> texts = put.body().textsAt("addressSpace", "addressPrefixes");
        List<Prefix> space = Cidr.parse(texts, put.id());
        if (texts.isEmpty()) {
            throw AzureError.badRequest(
                    "InvalidRequestFormat", "Virtual network " + put.id().name() + " has no address space.");
        }
        NetworkSpace.admit(put.id(), space);
        NetworkSpace.admitPeers(put.id(), space, world);
        boolean hasVpn = world.all(ResourceKind.GATEWAY).stream()
                .filter(gateway -> gateway.body().text("gatewayType").equals(Optional.of("Vpn")))
                .anyMatch(gateway -> GatewayRules.network(gateway.body()).equals(Optional.of(put.id())));
        if (hasVpn) {
            GatewayRules.admitPrefixes(put.id(), space.size());
        }
        admitSubnets(put, space, world);
        for (StoredResource peering : NetworkPeerings.listed(put.id(), put.body())) {
            NetworkPeerings.admit(peering.id(), peering.body(), space, world);
        }
        put.existing().ifPresent(existing -> admitRemovals(put, existing, world));
    }

    private static void admitSubnets(Put put, List<Prefix> space, World world) {
        boolean listed = put.body().has(SUBNETS);
        List<Bag> subnets = listed ? put.body().bags(SUBNETS) : world.parts(put.id(), put.body(), SUBNETS);
        Set<String> names = new HashSet<>();
        Map<String, List<Prefix>> taken = new HashMap<>();
        for (Bag subnet : subnets) {
            String name = subnet.text("name").orElse("");
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                throw AzureError.duplicateName(put.id(), name);
            }
            taken.put(name, Subnets.admit(put.id(), subnet, space, taken, world));
        }
    }

    private static void admitRemovals(Put put, StoredResource existing, World world) {
        for (Bag subnet : world.parts(existing, SUBNETS)) {
            ArmId id = put.id().child(SUBNETS, subnet.text("name").orElse(""));
            Optional<Bag> kept = put.body().has(SUBNETS) ? World.partOf(put.body(), put.id(), id) : Optional.of(subnet);
            if (kept.isEmpty()) {
                Subnets.refuseWhileUsed(id, world);
            } else {
                Subnets.admitChange(id, subnet, kept.get(), world);
            }
        }
    }

    /** A network that lists its peerings has no others: those that it leaves out are deleted. */
    @Override
    Bag facts(Put put, World world) {
        Bag facts = super.facts(put, world);
        if (!put.body().has(NetworkPeerings.PROPERTY)) {
            return facts;
        }
        List<StoredResource> listed = NetworkPeerings.listed(put.id(), put.body());
        for (StoredResource before : NetworkPeerings.of(put.id(), world)) {
            if (listed.stream().noneMatch(each -> each.id().equals(before.id()))) {
                PEERINGS.deleted(before, world);
            }
        }
        for (StoredResource each : listed) {
            Put part = new Put(each.kind(), each.id(), each.body(), world.seen(each.id()));
            facts = World.withPart(facts, each.id(), PEERINGS.facts(part, world));
        }
        return facts;
    }

    @Override
    void deleted(StoredResource resource, World world) {
        NetworkPeerings.listed(resource.id(), resource.body()).forEach(each -> PEERINGS.deleted(each, world));
    }

    @Override
    void admitDelete(StoredResource resource, World world) {
        for (Bag subnet : world.parts(resource, SUBNETS)) {
            Subnets.refuseWhileUsed(
                    resource.id().child(SUBNETS, subnet.text("name").orElse("")), world);
        }
        world.users(resource.id()).stream()
                .filter(user -> user.is(ResourceKind.ZONE_LINK))
                .findFirst()
                .ifPresent(link -> {
                    throw AzureError.badRequest(
                            "InUseVirtualNetworkCannotBeDeleted",
                            "Virtual network " + resource.id() + " is in use by " + link.id()
                                    + " and cannot be deleted.");
                });
    }

    @Override
    Map<String, Object> describe(StoredResource resource, World world) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put(SUBNETS, subnets(resource, world));
        List<Object> peerings = new ArrayList<>();
        for (Bag peering : world.parts(resource, NetworkPeerings.PROPERTY)) {
            ArmId id = resource.id()
                    .child(NetworkPeerings.PROPERTY, peering.text("name").orElse(""));
            world.seen(id)
                    .ifPresent(each -> peerings.add(ResourceView.of(each, world)
                            .with("id", id.toString())
                            .values()));
        }
        shown.put(NetworkPeerings.PROPERTY, peerings);
        return shown;
    }

    private static List<Object> subnets(StoredResource network, World world) {
        List<Object> shown = new ArrayList<>();
        for (Object each : Parts.withIds(network, SUBNETS, world)) {
            Bag subnet = Bag.of(each).orElse(Bag.EMPTY);
            ArmId id = network.id().child(SUBNETS, subnet.text("name").orElse(""));
            List<Object> users = Subnets.configurationsIn(id, world);
            shown.add((users.isEmpty() ? subnet : subnet.with("ipConfigurations", users)).values());
        }
        return shown;
    }
}
