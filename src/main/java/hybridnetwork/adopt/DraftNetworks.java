package hybridnetwork.adopt;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Proposes the hub and its spokes. */
final class DraftNetworks {
    private final Draft draft;
    private final FoundHub hub;
    private final BaseName base;
    private final FoundAzure azure;

    DraftNetworks(Draft draft, FoundHub hub, BaseName base) {
        this.draft = draft;
        this.hub = hub;
        this.base = base;
        this.azure = hub.azure();
    }

    void propose() {
        draft.put("network", network(hub.network(), Optional.empty()));
        draft.take(hub.network());
        draft.name(hub.network().name(), base.text() + "-vnet", "virtualNetwork");
        draft.name(hub.group().group(), base.text() + "-rg", "resourceGroup");
        Map<String, Object> spokes = new TreeMap<>();
        for (FoundResource peering : azure.parts(hub.network(), "virtualNetworkPeerings", "VirtualNetworkPeering")) {
            peering.properties()
                    .id("remoteVirtualNetwork", "id")
                    .ifPresentOrElse(
                            remote -> spoke(peering, remote, spokes),
                            () -> draft.note(AdoptionNote.leftOut(peering, "does not say which network it leads to")));
        }
        if (!spokes.isEmpty()) {
            draft.put("spokes", spokes);
        }
        azure.of("VirtualNetwork").stream()
                .filter(network -> !draft.has(network))
                .filter(network -> spokes.values().stream()
                        .noneMatch(spoke -> spoke instanceof Map<?, ?> map
                                && network.id().toString().equalsIgnoreCase(String.valueOf(map.get("networkId")))))
                .forEach(network -> draft.note(AdoptionNote.leftOut(
                        network,
                        "is not peered with the hub " + hub.network().name()
                                + ", so no spoke of it; it stays as it is")));
    }

    private Map<String, Object> network(FoundResource network, Optional<String> spoke) {
        Bag properties = network.properties();
        Map<String, Object> form = new LinkedHashMap<>();
        List<String> space = prefixes(properties.textsAt("addressSpace", "addressPrefixes"));
        if (properties.textsAt("addressSpace", "addressPrefixes").size() > space.size()) {
            draft.note(
                    AdoptionNote.inTheWay(
                            AdoptionNote.called(network),
                            "has IPv6 addresses: the program declares IPv4 alone, and Azure takes no space away that subnets use"));
        }
        form.put("addressSpace", space);
        DraftSubnets subnets = new DraftSubnets(draft, hub, base, network, spoke);
        if (spoke.isEmpty()) {
            subnets.gatewaySubnet().ifPresent(prefix -> form.put("gatewaySubnet", prefix.toString()));
        }
        form.put("subnets", subnets.propose());
        List<String> dns = properties.textsAt("dhcpOptions", "dnsServers").stream()
                .flatMap(text -> Ipv4.tryParse(text).stream())
                .map(Ipv4::toString)
                .toList();
        if (!dns.isEmpty()) {
            form.put("dnsServers", dns);
        }
        subnets.natGateway().ifPresent(nat -> form.put("natGateway", nat));
        return form;
    }

    private static List<String> prefixes(List<String> texts) {
        return texts.stream()
                .flatMap(text -> Prefix.tryParse(text).stream())
                .map(Prefix::toString)
                .toList();
    }

    private void spoke(FoundResource peering, ArmId remote, Map<String, Object> spokes) {
        Optional<FoundResource> network = azure.at(remote).filter(it -> hub.isInGroup(it.id()));
        Optional<FoundResource> back =
                network.flatMap(it -> azure.parts(it, "virtualNetworkPeerings", "VirtualNetworkPeering").stream()
                        .filter(side -> side.properties()
                                .id("remoteVirtualNetwork", "id")
                                .filter(hub.network().id()::equals)
                                .isPresent())
                        .findFirst());
        String key = freeKey(remote.name(), spokes);
        draft.take(peering);
        draft.name(peering.name(), base.text() + "-" + key + "-peer", "hubPeerings", key);
        if (network.isPresent() && back.isPresent()) {
            draft.take(network.get());
            draft.take(back.get());
            draft.spoke(key, network.get().id());
            draft.name(network.get().name(), base.text() + "-" + key + "-vnet", "spokeNetworks", key);
            draft.name(back.get().name(), base.text() + "-hub-peer", "spokePeerings", key);
            spokes.put(key, network(network.get(), Optional.of(key)));
            usesGateways(back.get());
            return;
        }
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("networkId", remote.toString());
        form.put("addressSpace", others(peering, remote, key));
        spokes.put(key, form);
        draft.comment(
                "spokes." + key,
                network.isPresent()
                        ? "Its own side of the peering is not there: somebody else's, by its id."
                        : "In resource group " + remote.group() + ", which this stack does not have: by its id.");
    }

    /** The program's spokes use the hub's gateways. */
    private void usesGateways(FoundResource back) {
        boolean gateways = hub.erGateway().isPresent() || hub.vpnGateway().isPresent();
        if (gateways && !back.properties().flag("useRemoteGateways")) {
            draft.note(
                    AdoptionNote.assumed(
                            AdoptionNote.called(back),
                            "does not use the hub's gateways today: with the first update it does, and on-premises hears of the spoke"));
        }
    }

    private List<String> others(FoundResource peering, ArmId remote, String key) {
        List<String> told = prefixes(azure.at(remote)
                .map(it -> it.properties().textsAt("addressSpace", "addressPrefixes"))
                .orElse(List.of()));
        if (told.isEmpty()) {
            told = prefixes(peering.properties().textsAt("remoteAddressSpace", "addressPrefixes"));
        }
        if (told.isEmpty()) {
            told = prefixes(peering.properties().textsAt("remoteVirtualNetworkAddressSpace", "addressPrefixes"));
        }
        if (told.isEmpty()) {
            draft.note(AdoptionNote.toFillIn(
                    "spokes." + key + ".addressSpace", "is what " + remote + " has; the peering does not say"));
            return List.of("<address space of " + remote.name() + ">");
        }
        return told;
    }

    private String freeKey(String name, Map<String, Object> taken) {
        String key = base.key(name, "spoke");
        String free = key;
        for (int number = 2; taken.containsKey(free); number++) {
            free = key + "-" + number;
        }
        return free;
    }
}
