package hybridnetwork.adopt;

import hybridnetwork.config.Region;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.template.evaluation.Target;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Proposes a whole stack but for its traffic. */
final class DraftStack {
    private static final List<String> ORDER = List.of(
            "location",
            "resourceGroupLocation",
            "subscriptionId",
            "baseName",
            "tags",
            "protect",
            "network",
            "spokes",
            "sites",
            "expressRoute",
            "vpn",
            "loadBalancer",
            "loadBalancers",
            "traffic",
            "names",
            "implicitOutbound",
            "proof");

    private final Draft draft = new Draft();
    private final FoundHub hub;
    private final BaseName base;

    private DraftStack(FoundHub hub) {
        this.hub = hub;
        this.base = BaseName.of(hub);
    }

    static Draft of(FoundHub hub) {
        return new DraftStack(hub).propose();
    }

    /** The sections in the order of the contract. */
    static Map<String, Object> inOrder(Map<String, Object> config) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        config.keySet().stream()
                .sorted(Comparator.comparingInt(key -> ORDER.indexOf(key.substring(key.indexOf(':') + 1))))
                .forEach(key -> ordered.put(key, config.get(key)));
        return ordered;
    }

    private Draft propose() {
        Bag network = hub.network().properties();
        draft.put(
                "azure-native:location",
                network.text("location").map(Region::shortForm).orElse("<region>"));
        String subscription = hub.group().subscription();
        if (!subscription.equals(Target.UNTOLD.subscription())) {
            draft.put("azure-native:subscriptionId", subscription);
        }
        draft.put("baseName", base.text());
        draft.comment(
                "baseName",
                "What the stack makes later is called after it; what stands keeps its name, here or in `names`.");
        network.bag("tags").filter(tags -> !tags.values().isEmpty()).ifPresent(tags -> draft.put("tags", texts(tags)));
        group(network.text("location").map(Region::shortForm).orElse(""));
        draft.put("protect", true);
        draft.comment("protect", "A network that carries traffic is not deleted by mistake.");
        new DraftNetworks(draft, hub, base).propose();
        DraftSites sites = new DraftSites(draft, hub, base);
        sites.propose();
        expressRoute(sites);
        DraftGateways gateways = new DraftGateways(draft, hub, base);
        hub.vpnGateway().ifPresent(gateways::vpn);
        if (sites.sites().isEmpty()) {
            sites.withoutDevice("premises");
        }
        sites.nameTunnels();
        sites.restOf();
        draft.put("sites", sites.sites());
        new DraftBalancers(draft, hub, base, subnets()).propose();
        new DraftRest(draft, hub).propose();
        if (!draft.names().isEmpty()) {
            draft.put("names", draft.names());
            draft.comment("names", "What stands under another name than the program would give it.");
        }
        return draft;
    }

    /** A resource group may stand elsewhere than what is in it; the program is told so. */
    private void group(String location) {
        Optional<String> told = hub.azure()
                .at(hub.group())
                .flatMap(it -> it.properties().text("location"))
                .map(Region::shortForm);
        if (told.isEmpty()) {
            draft.note(AdoptionNote.assumed(
                    "resource group " + hub.group().group(),
                    "is in " + location + " as the network is: an export does not say it. Where `az group show --name "
                            + hub.group().group() + " --query location` says otherwise, write that as"
                            + " `resourceGroupLocation`"));
        }
        told.filter(region -> !region.equals(location)).ifPresent(region -> draft.put("resourceGroupLocation", region));
        hub.azure().at(hub.group()).ifPresent(draft::take);
    }

    private static Map<String, Object> texts(Bag tags) {
        Map<String, Object> texts = new TreeMap<>();
        tags.values().forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }

    private void expressRoute(DraftSites sites) {
        if (hub.erGateway().isEmpty()) {
            new DraftCircuits(draft, hub, base, sites).propose();
            return;
        }
        Map<String, Object> form = new LinkedHashMap<>();
        form.put(
                "gateway",
                new DraftGateways(draft, hub, base).expressRoute(hub.erGateway().get()));
        Map<String, Object> circuits = new DraftCircuits(draft, hub, base, sites).propose();
        if (circuits.isEmpty()) {
            List<String> served = sites.sites().isEmpty()
                    ? List.of(sites.withoutDevice("premises"))
                    : List.copyOf(sites.sites().keySet());
            Map<String, Object> unknown = new LinkedHashMap<>();
            unknown.put("circuitId", "<id of the circuit>");
            unknown.put("sites", served);
            circuits.put("primary", unknown);
            draft.note(AdoptionNote.toFillIn(
                    "expressRoute.circuits",
                    "is what the gateway is to be connected to: no connection of it was found"));
        }
        form.put("circuits", circuits);
        draft.put("expressRoute", form);
    }

    /** The subnets of the stack's own networks, as load balancers name them. */
    private Map<ArmId, String> subnets() {
        Map<ArmId, String> subnets = new HashMap<>();
        hub.azure().of("VirtualNetwork").stream().filter(draft::has).forEach(network -> {
            boolean isHub = network.id().equals(hub.network().id());
            String spoke = isHub ? "" : draft.spokeKey(network.id()) + "/";
            DraftSubnets keys = new DraftSubnets(new Draft(), hub, base, network, Optional.empty());
            hub.azure()
                    .parts(network, "subnets", "Subnet")
                    .forEach(subnet -> subnets.put(subnet.id(), spoke + keys.key(subnet.name())));
        });
        return subnets;
    }
}
