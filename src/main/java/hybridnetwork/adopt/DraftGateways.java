package hybridnetwork.adopt;

import hybridnetwork.net.Ipv4;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Proposes the two gateways. */
final class DraftGateways {
    private static final long DEFAULT_ASN = 65515;

    private final Draft draft;
    private final FoundHub hub;
    private final BaseName base;

    DraftGateways(Draft draft, FoundHub hub, BaseName base) {
        this.draft = draft;
        this.hub = hub;
        this.base = base;
    }

    /** The section of the ExpressRoute gateway, under {@code expressRoute.gateway}. */
    Map<String, Object> expressRoute(FoundResource gateway) {
        draft.take(gateway);
        draft.name(gateway.name(), base.text() + "-er-vgw", "expressRouteGateway");
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("sku", gateway.properties().text("sku", "name").orElse("<SKU of " + gateway.name() + ">"));
        List<Bag> configurations = gateway.properties().bags("ipConfigurations");
        List<ArmId> addresses = addresses(configurations);
        form.put("publicIp", addresses.isEmpty() ? "managed" : "own");
        addresses.stream().findFirst().ifPresent(id -> {
            address(id);
            draft.name(id.name(), base.text() + "-er-pip", "expressRoutePublicIp");
        });
        configurations.stream()
                .findFirst()
                .flatMap(it -> it.text("name"))
                .ifPresent(name -> draft.name(name, "er-gw-ipconfig", "expressRouteIpConfiguration"));
        return form;
    }

    /** Proposes the VPN gateway. */
    void vpn(FoundResource gateway) {
        draft.take(gateway);
        draft.name(gateway.name(), base.text() + "-vpn-vgw", "vpnGateway");
        Bag properties = gateway.properties();
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("sku", properties.text("sku", "name").orElse("<SKU of " + gateway.name() + ">"));
        boolean activeActive = properties.flag("activeActive");
        form.put("activeActive", activeActive);
        properties
                .whole("bgpSettings", "asn")
                .filter(asn -> asn != DEFAULT_ASN && asn != 0)
                .ifPresent(asn -> form.put("asn", asn));
        properties
                .text("vpnGatewayGeneration")
                .filter(generation -> !generation.equals("None"))
                .ifPresent(generation -> form.put("generation", generation));
        List<Bag> configurations = properties.bags("ipConfigurations");
        apipa(properties, configurations, activeActive).ifPresent(apipa -> form.put("apipa", apipa));
        draft.put("vpn", Map.of("gateway", form));
        names(configurations);
        refused(gateway);
    }

    private void names(List<Bag> configurations) {
        List<ArmId> addresses = addresses(configurations);
        addresses.forEach(this::address);
        draft.names(
                addresses.stream().map(ArmId::name).toList(),
                numbered(base.text() + "-vpn-pip", addresses.size()),
                "vpnPublicIps");
        List<String> names =
                configurations.stream().flatMap(it -> it.text("name").stream()).toList();
        draft.names(names, numbered("vpn-gw-ipconfig", names.size()), "vpnIpConfigurations");
    }

    /** What the program calls the parts of so many instances. */
    private static List<String> numbered(String name, int instances) {
        return IntStream.rangeClosed(1, instances)
                .mapToObj(instance -> instance == 1 ? name : name + "-" + instance)
                .toList();
    }

    /** What the program's gateway cannot be, or would lose. */
    private void refused(FoundResource gateway) {
        Bag properties = gateway.properties();
        if (properties.text("vpnType").filter("PolicyBased"::equals).isPresent()) {
            draft.note(
                    AdoptionNote.inTheWay(
                            AdoptionNote.called(gateway),
                            "is policy-based, and the program's is route-based: Azure changes neither into the other, only a new gateway is"));
        }
        if (properties
                .bag("vpnClientConfiguration")
                .filter(it -> !it.values().isEmpty())
                .isPresent()) {
            draft.note(AdoptionNote.inTheWay(
                    AdoptionNote.called(gateway),
                    "has point-to-site users (vpnClientConfiguration), which the program does not declare: the first update of the"
                            + " gateway would cut them off"));
        }
        int configurations = properties.bags("ipConfigurations").size();
        if (configurations != (properties.flag("activeActive") ? 2 : 1)) {
            draft.note(AdoptionNote.inTheWay(
                    AdoptionNote.called(gateway),
                    "has " + configurations + " IP configurations, and the program declares "
                            + (properties.flag("activeActive") ? "two" : "one")));
        }
        if (!hub.azure()
                .parts(gateway, "natRules", "VirtualNetworkGatewayNatRule")
                .isEmpty()) {
            draft.note(AdoptionNote.inTheWay(
                    AdoptionNote.called(gateway),
                    "has NAT rules, which the program does not declare, nor does the proof know them"));
        }
    }

    private static List<ArmId> addresses(List<Bag> configurations) {
        return configurations.stream()
                .flatMap(it -> it.id("publicIPAddress", "id").stream())
                .toList();
    }

    private void address(ArmId id) {
        Optional<FoundResource> found = hub.azure().at(id).filter(it -> hub.isInGroup(it.id()));
        if (found.isEmpty()) {
            draft.note(AdoptionNote.inTheWay(
                    "PublicIPAddress " + id.name(),
                    "is in resource group " + id.group()
                            + " or was not read: the program declares a gateway's address in "
                            + hub.group().group()));
            return;
        }
        draft.take(found.get());
        Bag properties = found.get().properties();
        String sku = properties.text("sku", "name").orElse("Basic");
        String allocation = properties.text("publicIPAllocationMethod").orElse("Dynamic");
        if (!sku.equals("Standard") || !allocation.equals("Static")) {
            draft.note(AdoptionNote.inTheWay(
                    AdoptionNote.called(found.get()),
                    "is " + sku + " and " + allocation
                            + ", and the program declares Standard and Static: Azure changes no address"
                            + " that is in use. Migrate its gateway in Azure first, then adopt again (docs/adopt.md, \"What Azure"
                            + " took in 2016\")"));
        }
    }

    private Optional<Object> apipa(Bag gateway, List<Bag> configurations, boolean activeActive) {
        List<List<String>> byInstance = new ArrayList<>();
        for (Bag configuration : configurations) {
            String name = configuration.text("name").orElse("");
            byInstance.add(gateway.bags("bgpSettings", "bgpPeeringAddresses").stream()
                    .filter(it -> it.text("ipconfigurationId")
                            .filter(id -> ArmId.name(id).equalsIgnoreCase(name))
                            .isPresent())
                    .flatMap(it -> it.texts("customBgpIpAddresses").stream())
                    .flatMap(text -> Ipv4.tryParse(text).stream())
                    .map(Ipv4::toString)
                    .toList());
        }
        if (byInstance.stream().allMatch(List::isEmpty)) {
            return Optional.empty();
        }
        if (!activeActive) {
            return Optional.of(byInstance.get(0));
        }
        Map<String, Object> form = new LinkedHashMap<>();
        for (int i = 0; i < byInstance.size(); i++) {
            form.put("instance-" + i, byInstance.get(i));
        }
        return Optional.of(form);
    }
}
