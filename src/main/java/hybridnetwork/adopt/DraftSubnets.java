package hybridnetwork.adopt;

import hybridnetwork.config.ReservedSubnet;
import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.topology.AzureNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Proposes the subnets of a network. */
final class DraftSubnets {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,78}[A-Za-z0-9_])?");

    private final Draft draft;
    private final FoundHub hub;
    private final BaseName base;
    private final FoundResource network;

    /** The spoke's key; empty for the hub. */
    private final Optional<String> spoke;

    /** Groups and tables that a subnet has taken: the program declares one of each for a subnet. */
    private final Map<ArmId, String> attached = new HashMap<>();

    private final DraftRoutes routes;

    DraftSubnets(Draft draft, FoundHub hub, BaseName base, FoundResource network, Optional<String> spoke) {
        this.draft = draft;
        this.hub = hub;
        this.base = base;
        this.network = network;
        this.spoke = spoke;
        this.routes = new DraftRoutes(draft, hub.azure());
    }

    /** By their keys; those of gateways are not among them. */
    Map<String, Object> propose() {
        Map<String, Object> subnets = new TreeMap<>();
        for (FoundResource subnet : all()) {
            if (!subnet.name().equalsIgnoreCase(AzureNames.GATEWAY_SUBNET)) {
                prefix(subnet).ifPresent(prefix -> subnets.put(key(subnet.name()), subnet(subnet, prefix)));
            } else if (spoke.isPresent()) {
                draft.note(AdoptionNote.inTheWay(
                        called(subnet),
                        "is in a spoke: a spoke uses the gateways of the hub, and has no subnet for its own"));
            }
        }
        return subnets;
    }

    private List<FoundResource> all() {
        return hub.azure().parts(network, "subnets", "Subnet");
    }

    /** The prefix of the gateways' subnet. */
    Optional<Prefix> gatewaySubnet() {
        Optional<FoundResource> subnet = all().stream()
                .filter(it -> it.name().equalsIgnoreCase(AzureNames.GATEWAY_SUBNET))
                .findFirst();
        subnet.ifPresent(it -> {
            if (it.properties().id("routeTable", "id").isPresent()) {
                draft.note(AdoptionNote.leftOut(
                        called(it),
                        "has a route table, which the program gives it only where something inspects (`inspection`);"
                                + " the first update would take it away"));
            }
            if (it.properties().id("networkSecurityGroup", "id").isPresent()) {
                draft.note(AdoptionNote.leftOut(
                        called(it),
                        "has a security group, which Azure does not support there; the first update takes it away"));
            }
        });
        return subnet.flatMap(this::prefix);
    }

    private String called(FoundResource subnet) {
        return "subnet " + network.name() + "/" + subnet.name();
    }

    /** The key that the name follows from, or else the name itself. */
    String key(String name) {
        if (ReservedSubnet.named(name).isPresent()) {
            return ReservedSubnet.named(name).get().name();
        }
        String key = base.inside(name, "-subnet").orElse(name);
        boolean fits = KEY.matcher(key).matches() && !BaseName.isEnd(key);
        return fits ? key : key.replaceAll("[^A-Za-z0-9_.-]", "-") + "-subnet";
    }

    private Optional<Prefix> prefix(FoundResource subnet) {
        List<Prefix> prefixes = subnet.properties().texts("addressPrefix", "addressPrefixes").stream()
                .flatMap(text -> Prefix.tryParse(text).stream())
                .distinct()
                .toList();
        if (prefixes.isEmpty()) {
            draft.note(
                    AdoptionNote.inTheWay(
                            called(subnet),
                            "has no IPv4 prefix that is known; a network is declared with all its subnets, so it would be deleted"));
        } else if (prefixes.size() > 1
                || subnet.properties().texts("addressPrefixes").stream().anyMatch(it -> it.contains(":"))) {
            draft.note(AdoptionNote.inTheWay(
                    called(subnet),
                    "has several prefixes, and the program declares one, " + prefixes.get(0)
                            + ": Azure takes none away while something is in the subnet"));
        }
        return prefixes.stream().findFirst();
    }

    private Object subnet(FoundResource found, Prefix prefix) {
        String key = key(found.name());
        if (ReservedSubnet.named(key).isPresent()) {
            found.properties()
                    .id("networkSecurityGroup", "id")
                    .ifPresent(
                            group -> draft.note(
                                    AdoptionNote.leftOut(
                                            called(found),
                                            "has a security group, " + group.name()
                                                    + ", and the program gives none to a subnet that Azure reserves the name for; the first update would take it away")));
            return prefix.toString();
        }
        Bag properties = found.properties();
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("prefix", prefix.toString());
        if (!found.name().equals(base.text() + "-" + key + "-subnet")) {
            form.put("name", found.name());
        }
        if (properties.id("natGateway", "id").isPresent()) {
            form.put("egress", "nat");
        }
        delegation(found).ifPresent(service -> form.put("delegation", service));
        List<String> endpoints = properties.bags("serviceEndpoints").stream()
                .flatMap(endpoint -> endpoint.text("service").stream())
                .toList();
        if (!endpoints.isEmpty()) {
            form.put("serviceEndpoints", endpoints);
        }
        properties
                .text("privateEndpointNetworkPolicies")
                .filter(it -> it.equals("Enabled"))
                .ifPresent(it -> form.put("privateEndpointPolicies", it));
        routes.of(properties.id("routeTable", "id"), called(found), form);
        properties.id("routeTable", "id").ifPresent(id -> shared(id, found, "route table"));
        Optional<ArmId> group = properties.id("networkSecurityGroup", "id");
        group.ifPresent(id -> shared(id, found, "security group"));
        if (group.isEmpty()) {
            form.put("securityGroup", false);
        }
        names(key, properties);
        return form.size() == 1 ? prefix.toString() : form;
    }

    private Optional<String> delegation(FoundResource subnet) {
        List<String> services = subnet.properties().bags("delegations").stream()
                .flatMap(it -> it.text("serviceName").stream())
                .toList();
        if (services.size() > 1) {
            draft.note(AdoptionNote.inTheWay(called(subnet), "is left to several services; the program says one"));
        }
        return services.stream().findFirst();
    }

    /** Two subnets with one group, or one in another resource group, cannot both keep it. */
    private void shared(ArmId id, FoundResource subnet, String what) {
        String before = attached.putIfAbsent(id, subnet.name());
        if (before != null) {
            draft.note(
                    AdoptionNote.leftOut(
                            called(subnet),
                            "shares the " + what + " " + id.name() + " with subnet " + before
                                    + ": the program gives each subnet its own, with the same meaning, and makes this one anew"));
        } else if (hub.azure().at(id).isEmpty()) {
            draft.note(AdoptionNote.inTheWay(
                    called(subnet),
                    "has the " + what + " " + id.name() + " of resource group " + id.group()
                            + ", which was not read: what the proposal says in its place is not what it says"));
        } else if (!hub.isInGroup(id)) {
            draft.note(AdoptionNote.leftOut(
                    called(subnet),
                    "has the " + what + " " + id.name() + " of resource group " + id.group()
                            + ": the program makes its own in " + hub.group().group() + ", with the same meaning"));
        } else {
            hub.azure().at(id).ifPresent(draft::take);
        }
    }

    private void names(String key, Bag properties) {
        String start = base.text() + spoke.map(it -> "-" + it).orElse("");
        String end = spoke.map(it -> it + "/").orElse("") + key;
        own(properties.id("networkSecurityGroup", "id"), key)
                .ifPresent(id -> draft.name(id.name(), start + "-" + key + "-nsg", "securityGroups", end));
        own(properties.id("routeTable", "id"), key)
                .ifPresent(id -> draft.name(id.name(), start + "-" + key + "-rt", "routeTables", end));
    }

    /** What this subnet is the first one to have, in the stack's own resource group. */
    private Optional<ArmId> own(Optional<ArmId> id, String key) {
        return id.filter(hub::isInGroup)
                .filter(it -> key.equals(
                        Optional.ofNullable(attached.get(it)).map(this::key).orElse("")));
    }

    /** The NAT gateway of the network's subnets, with its section. */
    Optional<Map<String, Object>> natGateway() {
        List<ArmId> gateways = new ArrayList<>();
        for (FoundResource subnet : all()) {
            subnet.properties()
                    .id("natGateway", "id")
                    .filter(id -> !gateways.contains(id))
                    .ifPresent(gateways::add);
        }
        if (gateways.isEmpty()) {
            return Optional.empty();
        }
        ArmId first = gateways.get(0);
        gateways.stream()
                .skip(1)
                .forEach(other -> draft.note(AdoptionNote.leftOut(
                        "NatGateway " + other.name(),
                        "stands beside " + first.name()
                                + ": a network has one in the program, so its subnets would leave by that one,"
                                + " under other public addresses")));
        Optional<FoundResource> gateway = hub.azure().at(first).filter(it -> hub.isInGroup(it.id()));
        if (gateway.isEmpty()) {
            draft.note(AdoptionNote.inTheWay(
                    "NatGateway " + first.name(),
                    "is in another resource group, or not in the export: the program would make its own"));
        }
        gateway.ifPresent(this::takeNat);
        List<String> zones = gateway.map(it -> it.properties().texts("zones")).orElse(List.of());
        return Optional.of(zones.isEmpty() ? Map.of() : Map.of("zones", zones));
    }

    private void takeNat(FoundResource gateway) {
        draft.take(gateway);
        String start = base.text() + spoke.map(it -> "-" + it).orElse("");
        String at = spoke.orElse("network");
        draft.name(gateway.name(), start + "-nat", "natGateways", at);
        List<ArmId> addresses = gateway.properties().bags("publicIpAddresses").stream()
                .flatMap(it -> it.id("id").stream())
                .toList();
        addresses.stream().findFirst().ifPresent(id -> {
            hub.azure().at(id).ifPresent(draft::take);
            draft.name(id.name(), start + "-nat-pip", "natPublicIps", at);
        });
        if (addresses.size() != 1) {
            draft.note(AdoptionNote.leftOut(
                    gateway,
                    "has " + addresses.size()
                            + " public IPs, and in the program it has one: the first update takes the others away"));
        }
    }
}
