package hybridnetwork.azuresim;

import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Peerings of virtual networks that are resources of their own: one side each, connected once both are there. A side whose other
 * end went away is disconnected until it is written again or deleted (MicrosoftDocs/azure-docs,
 * virtual-network-troubleshoot-peering-issues).
 */
final class NetworkPeeringRules extends ResourceRules {
    static final String CONNECTED = "Connected";
    private static final String INITIATED = "Initiated";
    private static final String DISCONNECTED = "Disconnected";
    private static final String STATE = "peeringState";

    /** The remote address space as this side knows it. */
    private static final String KNOWN = "remoteAddressSpace";

    /** A request with this in its query brings what this side knows of the remote space up to date. */
    private static final String SYNC = "syncRemoteAddressSpace";

    @Override
    Duration creation() {
        return Duration.ofSeconds(30);
    }

    /** One peering of a network at a time; hashicorp/terraform-provider-azurerm does them one after another for that. */
    @Override
    Set<ArmId> blocks(Put put, World world) {
        Set<ArmId> peerings = new HashSet<>();
        put.id().parent().ifPresent(network -> peerings.add(network.child(NetworkPeerings.PROPERTY, "*")));
        NetworkPeerings.remote(put.body())
                .ifPresent(network -> peerings.add(network.child(NetworkPeerings.PROPERTY, "*")));
        return peerings;
    }

    @Override
    Set<ArmId> needsStill(Put put, World world) {
        Set<ArmId> networks = new HashSet<>();
        put.id().parent().ifPresent(networks::add);
        NetworkPeerings.remote(put.body()).ifPresent(networks::add);
        return networks;
    }

    @Override
    void admit(Put put, World world) {
        StoredResource network = Children.owner(put, world);
        if (put.changes("remoteVirtualNetwork", "id")) {
            throw AzureError.badRequest("The remote virtual network of peering " + put.id()
                    + " cannot be changed; delete the peering and create it anew.");
        }
        NetworkPeerings.admit(put.id(), put.body(), NetworkRules.space(network), world);
    }

    /** The request for a space that is up to date is no property of the peering. */
    @Override
    Bag kept(Put put, World world) {
        return put.body().without(SYNC);
    }

    static boolean disconnected(StoredResource peering) {
        return state(peering).equals(DISCONNECTED);
    }

    static String state(StoredResource peering) {
        return peering.facts().text(STATE).orElse(INITIATED);
    }

    @Override
    Bag facts(Put put, World world) {
        Bag facts = super.facts(put, world);
        Optional<StoredResource> back =
                put.id().parent().flatMap(network -> NetworkPeerings.back(network, put.body(), world));
        back.ifPresent(each -> world.decide(each, each.facts().with(STATE, CONNECTED)));
        boolean sync = put.existing().isEmpty()
                || state(put.existing().get()).equals(DISCONNECTED)
                || put.body().text(SYNC).filter("true"::equalsIgnoreCase).isPresent();
        Bag known = sync ? facts.with(KNOWN, remoteSpace(put.body(), world)) : facts;
        return known.with(STATE, back.isPresent() ? CONNECTED : INITIATED);
    }

    private static List<String> remoteSpace(Bag peering, World world) {
        return NetworkPeerings.remote(peering)
                .flatMap(world::find)
                .map(network -> network.body().textsAt("addressSpace", "addressPrefixes"))
                .orElse(List.of());
    }

    /** The side at the other end is disconnected from then on. */
    @Override
    void deleted(StoredResource resource, World world) {
        resource.id()
                .parent()
                .flatMap(network -> NetworkPeerings.back(network, resource.body(), world))
                .ifPresent(back -> world.decide(back, back.facts().with(STATE, DISCONNECTED)));
    }

    @Override
    Map<String, Object> describe(StoredResource resource, World world) {
        Map<String, Object> shown = new LinkedHashMap<>();
        List<String> known = resource.facts().texts(KNOWN);
        shown.put(STATE, state(resource));
        shown.put("peeringSyncLevel", level(resource, known, world));
        shown.put(KNOWN, Map.of("addressPrefixes", known));
        shown.put("remoteVirtualNetworkAddressSpace", Map.of("addressPrefixes", remoteSpace(resource.body(), world)));
        for (String flag : List.of(
                "allowForwardedTraffic", "allowGatewayTransit", "useRemoteGateways", "doNotVerifyRemoteGateways")) {
            shown.put(flag, resource.body().flag(flag));
        }
        shown.put(
                "allowVirtualNetworkAccess",
                resource.body().at("allowVirtualNetworkAccess").orElse(true));
        return shown;
    }

    /** Local is what this side knows of the other network, remote what the other side knows of this one. */
    private static String level(StoredResource peering, List<String> known, World world) {
        Optional<ArmId> network = peering.id().parent();
        Optional<StoredResource> back = network.flatMap(own -> NetworkPeerings.back(own, peering.body(), world));
        boolean local = known.equals(remoteSpace(peering.body(), world));
        boolean remote = back.isPresent()
                && back.get().facts().texts(KNOWN).equals(remoteSpace(back.get().body(), world));
        return local
                ? remote ? "FullyInSync" : "RemoteNotInSync"
                : remote ? "LocalNotInSync" : "LocalAndRemoteNotInSync";
    }

    /** What the network at the other end reaches of this one: the space that it has been told. */
    static List<Prefix> knownSpace(StoredResource peering) {
        return Cidr.read(peering.facts().texts(KNOWN));
    }
}
