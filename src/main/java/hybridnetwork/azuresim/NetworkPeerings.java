package hybridnetwork.azuresim;

import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Peerings of virtual networks: what Azure asks of one, and who is at its other end. */
final class NetworkPeerings {
    static final String PROPERTY = "virtualNetworkPeerings";
    private static final String REMOTE_GATEWAYS = "useRemoteGateways";

    /** Azure's networking limits, November 2026. */
    private static final int MOST = 500;

    private NetworkPeerings() {}

    static Optional<ArmId> remote(Bag peering) {
        return peering.id("remoteVirtualNetwork", "id");
    }

    /** The peerings of a network, whether it lists them or not. */
    static List<StoredResource> of(ArmId network, World world) {
        List<StoredResource> found = new ArrayList<>();
        world.find(network)
                .ifPresent(owner -> world.parts(owner, PROPERTY)
                        .forEach(part -> world.seen(network.child(
                                        PROPERTY, part.text("name").orElse("")))
                                .ifPresent(found::add)));
        return found;
    }

    /** The peering back, of the network at the other end. */
    static Optional<StoredResource> back(ArmId network, Bag peering, World world) {
        return remote(peering)
                .flatMap(other -> of(other, world).stream()
                        .filter(each -> remote(each.body()).equals(Optional.of(network)))
                        .findFirst());
    }

    /** The peerings that a network lists, as the resources that they could be. */
    static List<StoredResource> listed(ArmId network, Bag body) {
        List<StoredResource> found = new ArrayList<>();
        for (Bag part : body.bags(PROPERTY)) {
            ArmId id = network.child(PROPERTY, part.text("name").orElse(""));
            found.add(new StoredResource(ResourceKind.NETWORK_PEERING, id, part, Bag.EMPTY, 0));
        }
        return found;
    }

    /** @param space the address space of the peering's own network */
    static void admit(ArmId id, Bag peering, List<Prefix> space, World world) {
        ArmId network = id.parent().orElse(id);
        StoredResource remote = remote(peering)
                .flatMap(other -> world.find(other, ResourceKind.NETWORK))
                .orElseThrow(() -> AzureError.badRequest(
                        "InvalidRequestFormat", "Peering " + id + " has no remote virtual network."));
        if (remote.id().equals(network)) {
            throw AzureError.badRequest(
                    "Virtual network " + network + " cannot be peered with itself by peering " + id + ".");
        }
        admitOthers(id, network, remote, world);
        admitApart(id, network, space, remote.id(), NetworkRules.space(remote));
        if (peering.flag(REMOTE_GATEWAYS)) {
            admitRemoteGateways(id, network, peering, remote, world);
        }
        back(network, peering, world).filter(NetworkPeeringRules::disconnected).ifPresent(back -> {
            throw AzureError.badRequest(
                    "RemotePeeringIsDisconnected",
                    "Cannot create or update peering " + id + " because remote peering " + back.id()
                            + " referencing parent virtual network " + network + " is in Disconnected"
                            + " state. Update or re-create the remote peering to get it back to Initiated"
                            + " state. Peering gets Disconnected when remote vnet or remote peering is deleted"
                            + " and re-created.");
        });
    }

    private static void admitOthers(ArmId id, ArmId network, StoredResource remote, World world) {
        List<StoredResource> others = of(network, world).stream()
                .filter(each -> !each.id().equals(id))
                .toList();
        if (others.size() >= MOST) {
            throw AzureError.badRequest("Virtual network " + network + " has " + MOST + " peerings, the most of one.");
        }
        for (StoredResource other : others) {
            Optional<ArmId> third = remote(other.body());
            if (third.equals(Optional.of(remote.id()))) {
                throw AzureError.badRequest(
                        "AnotherPeeringAlreadyReferencesRemoteVnet",
                        "Peering " + other.id() + " already references remote virtual network " + remote.id()
                                + ". Cannot add another peering " + id
                                + " referencing the same remote virtual network.");
            }
            third.flatMap(world::find)
                    .flatMap(found -> Cidr.overlap(NetworkRules.space(remote), NetworkRules.space(found)))
                    .ifPresent(prefix -> {
                        throw AzureError.badRequest(
                                "VnetAddressSpaceOverlapsWithAlreadyPeeredVnet",
                                "Cannot create or update peering " + id + ". Virtual networks " + network + " and "
                                        + remote.id() + " cannot be peered because address space of the second virtual"
                                        + " network overlaps with address space of virtual network "
                                        + third.get() + " already peered with the first virtual network. Overlapping"
                                        + " address prefixes: " + prefix);
                    });
        }
    }

    static void admitApart(ArmId id, ArmId one, List<Prefix> space, ArmId other, List<Prefix> otherSpace) {
        Cidr.overlap(space, otherSpace).ifPresent(prefix -> {
            throw AzureError.badRequest(
                    "VnetAddressSpacesOverlap",
                    "Cannot create or update peering " + id + ". Virtual networks " + one + " and " + other
                            + " cannot be peered because their address spaces overlap. Overlapping address prefixes: "
                            + prefix);
        });
    }

    private static void admitRemoteGateways(ArmId id, ArmId network, Bag peering, StoredResource remote, World world) {
        if (!GatewayRules.in(network, world).isEmpty()) {
            throw AzureError.badRequest("Peering " + id + " cannot have UseRemoteGateways flag set to true, because"
                    + " virtual network " + network + " has a gateway of its own.");
        }
        of(network, world).stream()
                .filter(each -> !each.id().equals(id) && each.body().flag(REMOTE_GATEWAYS))
                .findFirst()
                .ifPresent(other -> {
                    throw AzureError.badRequest("Peering " + id
                            + " cannot have UseRemoteGateways flag set to true, because another peering " + other.id()
                            + " already has UseRemoteGateways flag set to true.");
                });
        if (GatewayRules.in(remote.id(), world).isEmpty()) {
            throw AzureError.badRequest(
                    "RemoteVnetHasNoGateways",
                    "Peering " + id + " cannot have UseRemoteGateway flag set to true because remote virtual network "
                            + remote.id() + " referenced by the peering does not have any gateways.");
        }
        back(network, peering, world)
                .filter(each -> !each.body().flag("allowGatewayTransit"))
                .ifPresent(each -> {
                    throw AzureError.badRequest("Peering " + id
                            + " cannot have UseRemoteGateways flag set to true, because corresponding remote peering "
                            + each.id() + " has AllowGatewayTransit flag set to false.");
                });
    }

    /** The address space of the networks that use the gateways of this one, through peerings that are connected. */
    static List<Prefix> guestSpace(ArmId network, World world) {
        List<Prefix> space = new ArrayList<>();
        for (StoredResource peering : of(network, world)) {
            Optional<StoredResource> guest = back(network, peering.body(), world)
                    .filter(each -> each.body().flag(REMOTE_GATEWAYS)
                            && peering.body().flag("allowGatewayTransit")
                            && NetworkPeeringRules.state(each).equals(NetworkPeeringRules.CONNECTED));
            if (guest.isPresent()) {
                space.addAll(NetworkPeeringRules.knownSpace(peering));
            }
        }
        return space;
    }

    /** A peering of another network that uses the gateways of this one. */
    static Optional<StoredResource> guest(ArmId network, World world) {
        return of(network, world).stream()
                .flatMap(peering -> back(network, peering.body(), world).stream())
                .filter(NetworkPeerings::usesRemoteGateways)
                .findFirst();
    }

    static boolean usesRemoteGateways(StoredResource peering) {
        return peering.body().flag(REMOTE_GATEWAYS);
    }
}
