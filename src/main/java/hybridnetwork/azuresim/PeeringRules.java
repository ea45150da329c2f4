package hybridnetwork.azuresim;

import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A circuit's private peering. */
final class PeeringRules extends ResourceRules {
    static final String PRIVATE = "AzurePrivatePeering";
    static final long MICROSOFT_ASN = 12076;
    private static final int LINK_LENGTH = 30;

    @Override
    Duration creation() {
        return Duration.ofMinutes(3);
    }

    @Override
    Set<ArmId> blocks(Put put, World world) {
        return put.id().parent().map(Set::of).orElse(Set.of());
    }

    @Override
    void admit(Put put, World world) {
        StoredResource circuit = Children.owner(put, world);
        if (!CircuitRules.provisioned(circuit)) {
            throw AzureError.badRequest(
                    "ServiceProviderNotProvisioned",
                    "Peering " + put.id().name() + " cannot be set on circuit " + circuit.id()
                            + ": its service provider provisioning state is "
                            + circuit.facts().text(CircuitRules.PROVIDER_STATE).orElse("unknown")
                            + ", it must be Provisioned (er-provider-state).");
        }
        Bag body = put.body();
        if (!body.text("peeringType").equals(Optional.of(put.id().name()))) {
            throw AzureError.badRequest(
                    "Peering " + put.id() + " must have the name of its peering type" + " (peer-type-name).");
        }
        Prefix primary = link(put, "primaryPeerAddressPrefix");
        Prefix secondary = link(put, "secondaryPeerAddressPrefix");
        if (primary.overlaps(secondary)) {
            throw AzureError.badRequest("The link prefixes " + primary + " and " + secondary + " of peering " + put.id()
                    + " overlap (peer-two-slash30).");
        }
        long vlan = body.whole("vlanId").orElse(0L);
        if (vlan < 1 || vlan > 4094) {
            throw AzureError.badRequest(
                    "The VLAN id " + vlan + " of peering " + put.id() + " is not between 1 and 4094 (peer-vlan).");
        }
        long asn = body.whole("peerASN").orElse(0L);
        if (asn == 0 || (asn >= 65515 && asn <= 65520)) {
            throw AzureError.badRequest(
                    "The AS number " + asn + " of peering " + put.id() + " is reserved (peer-asn).");
        }
    }

    private static Prefix link(Put put, String property) {
        Prefix link = put.body()
                .text(property)
                .map(text -> Cidr.parse(text, put.id()))
                .orElseThrow(() -> AzureError.badRequest("Peering " + put.id() + " has no " + property + "."));
        if (link.length() != LINK_LENGTH) {
            throw AzureError.badRequest(
                    "The " + property + " " + link + " of peering " + put.id() + " must be a /30 (peer-two-slash30).");
        }
        return link;
    }

    /** The private peering of a connection's circuit. */
    static Optional<StoredResource> of(StoredResource connection, World world) {
        return connection
                .body()
                .id(ConnectionRules.CIRCUIT)
                .flatMap(circuit -> world.find(circuit.child("peerings", PRIVATE)));
    }

    /** The AS number that Azure has been told of the customer's routers. */
    static long customer(StoredResource peering) {
        return peering.body().whole("peerASN").orElse(0L);
    }

    /** The addresses of a link: the customer's router has the first, Microsoft's the second ({@code peer-ip-order}). */
    static Optional<Prefix> link(StoredResource peering, Surroundings.Link link) {
        return peering.body()
                .text(link == Surroundings.Link.PRIMARY ? "primaryPeerAddressPrefix" : "secondaryPeerAddressPrefix")
                .flatMap(Prefix::tryParse);
    }

    /** What the customer's router tells Microsoft's over a link. */
    static List<Prefix> advertised(StoredResource peering, Surroundings.Link link, World world) {
        Surroundings around = world.surroundings();
        return peering.id()
                .parent()
                .filter(circuit -> speaks(peering, link, world))
                .map(around::overCircuit)
                .orElse(List.of());
    }

    /** Whether Microsoft's router and the customer's have a session. */
    static boolean speaks(StoredResource peering, Surroundings.Link link, World world) {
        Surroundings around = world.surroundings();
        return enabled(peering)
                && peering.id()
                        .parent()
                        .filter(circuit -> !around.failed(circuit, link) && around.speaks(circuit, customer(peering)))
                        .isPresent();
    }

    static boolean enabled(StoredResource peering) {
        return !peering.body().text("state").equals(Optional.of("Disabled"));
    }

    @Override
    void admitDelete(StoredResource resource, World world) {
        resource.id().parent().map(world::users).orElse(List.of()).stream()
                .findFirst()
                .ifPresent(user -> {
                    throw AzureError.badRequest("Peering " + resource.id() + " cannot be deleted: the connection "
                            + user.id() + " uses its circuit (coexist-delete-order).");
                });
    }

    /** The MD5 key of the BGP sessions. */
    @Override
    Set<String> untold() {
        return Set.of("sharedKey");
    }

    @Override
    Map<String, Object> describe(StoredResource resource, World world) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("azureASN", (double) MICROSOFT_ASN);
        shown.put("primaryAzurePort", "");
        shown.put("secondaryAzurePort", "");
        shown.put("lastModifiedBy", "Customer");
        shown.put("state", enabled(resource) ? "Enabled" : "Disabled");
        shown.put("connections", List.of());
        shown.put("peeredConnections", List.of());
        return shown;
    }
}
