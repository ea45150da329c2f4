package hybridnetwork.preflight;

import hybridnetwork.config.Circuit;
import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.DeclaredNetwork;
import hybridnetwork.config.InspectionConfig;
import hybridnetwork.config.InspectionConfig.Appliance;
import hybridnetwork.config.InspectionConfig.Between;
import hybridnetwork.config.SubnetConfig;
import hybridnetwork.config.UserRoute;
import hybridnetwork.config.Words;
import hybridnetwork.limits.NetworkLimits;
import hybridnetwork.net.FlowEnd;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.topology.AzureNames;
import hybridnetwork.topology.InspectedSpace;
import hybridnetwork.topology.RouteTable;
import hybridnetwork.topology.RouteTables;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What packets pass between networks: the pairs, the routes, and the appliance of somebody else's. */
final class InspectionRules {
    private static final ConfigPath BETWEEN = InspectionConfig.PATH.key("between");

    private InspectionRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.error("", "inspection-by", "packets are inspected by one: a firewall or an appliance", "")
                        .example(
                                "inspection: { between: [on-premises/spokes] }   # and neither firewall nor appliance",
                                "add one of the two")
                        .byReader(),
                Rule.error("", "inspection-between", "a pair of networks is one of four, and has one order", "")
                        .example("between: [spokes/on-premises]", "write `on-premises/spokes`: both ways always pass")
                        .byReader(),
                Rule.warning("", "inspection-pair-empty", "each pair of networks has something at both ends", "")
                        .example(
                                "inspection: { ..., between: [spokes/spokes] }   # and one spoke",
                                "take the pair out, or add what it speaks of")
                        .check(InspectionRules::somethingAtBothEnds),
                Rule.error(
                                "",
                                "inspection-appliance-address",
                                "an appliance is in a subnet of the hub, at an address that hosts can have",
                                "S36")
                        .example(
                                "appliance: { name: edge, address: 10.20.253.4 }   # and no subnet around it",
                                "declare the subnet that the appliance is in, under `network.subnets`")
                        .check(InspectionRules::applianceIsInTheHub),
                Rule.error(
                                "",
                                "inspection-appliance-subnet",
                                "the subnet of an appliance sends what it hands on by the gateways, and no group of this"
                                        + " stack's filters it",
                                "S36 S37")
                        .example(
                                "edge: 10.20.253.0/24   # the subnet of the appliance, with a group of this stack's",
                                "write `edge: { prefix: 10.20.253.0/24, securityGroup: false }`: its group is its owner's")
                        .check(InspectionRules::applianceHandsOn),
                Rule.error(
                                "",
                                "inspection-route-contradicts",
                                "no route of a subnet's own leads past what inspects",
                                "S36")
                        .example(
                                "routes: { hq: { to: 10.10.4.0/24, via: internet } }   # and between: [on-premises/spokes]",
                                "remove the route, or take the pair out of `between`")
                        .check(InspectionRules::noRoutePast),
                Rule.error(
                                "",
                                "inspection-route-limit",
                                "the routes that follow from `between` fit into their tables",
                                "S60")
                        .example(
                                "# on-premises/spokes, and sites with more than 400 prefixes that nothing wider covers",
                                "summarize the prefixes")
                        .check(InspectionRules::routesFit),
                Rule.error(
                                "",
                                "inspection-fastpath",
                                "what comes from on-premises and is inspected takes no FastPath",
                                "S16")
                        .example(
                                "circuits: { primary: { fastPath: true, ... } }   # and between: [on-premises/spokes]",
                                "remove `fastPath`: it goes past the gateway, and past the routes of its subnet")
                        .check(InspectionRules::noFastPath),
                Rule.warning(
                                "",
                                "inspection-nat-unused",
                                "a subnet whose way to the internet is inspected has no NAT gateway beside it",
                                "S36 S82")
                        .example(
                                "web: { prefix: 10.21.1.0/24, egress: nat }   # and between: [spokes/internet]",
                                "remove `egress: nat` once packets are led through what inspects; until then they leave by it")
                        .check(InspectionRules::noNatBeside),
                Rule.warning(
                                "",
                                "inspection-spokes-apart",
                                "spokes that are to reach one another are led through what inspects",
                                "S79")
                        .example(
                                "ledger: { action: allow, from: orders, to: billing, ... }   # and no spokes/spokes in between",
                                "add `spokes/spokes`: peerings lead no further than to the next network")
                        .check(InspectionRules::spokesReachOneAnother),
                Rule.advice(
                                "",
                                "inspection-passed-by",
                                "what `traffic` allows between kinds of network is inspected where something inspects",
                                "")
                        .example(
                                "web: { action: allow, from: hq, to: orders, ... }   # and between: [spokes/internet]",
                                "add the pair to `between`, or decline this with the reason under acceptedRisks")
                        .check(InspectionRules::everyPairIsInspected),
                Rule.error("", "inspection-both-ways", "both directions of a flow pass what inspects", "S36 S69 S90")
                        .byConstruction(
                                "each pair is led through at both ends: GatewaySubnet has a route for each spoke, each subnet one for"
                                        + " the other side, and hides what the gateways teach where they would lead past"),
                Rule.error(
                                "",
                                "inspection-forwarded",
                                "a spoke takes what is handed on to it over its peering",
                                "S79 S91")
                        .byConstruction(
                                "its side allows forwarded traffic; the hub's does not, since nothing in a spoke hands on, and the command"
                                        + " for the owner of a spoke elsewhere says the same"),
                Rule.error("", "inspection-routes-last", "no route leads to a firewall that is not there", "")
                        .byConstruction(
                                "the routes are declared once Azure says the firewall's address; until then packets go as before, and"
                                        + " `nextStep` says so"),
                Rule.error("", "inspection-changes-hands", "one thing inspects after another, not two at once", "")
                        .example(
                                "inspection: { firewall: { ... } }   # where the deployed routes lead to an appliance",
                                "take `inspection` out in one deployment, and add it again in the next")
                        .byLifecycle("the routes would lead nowhere until the firewall is there"));
    }

    private static Optional<InspectionConfig> inspection(Inspection on) {
        return on.config().inspection();
    }

    private static void somethingAtBothEnds(Inspection on) {
        inspection(on).ifPresent(inspection -> {
            for (Between pair : Between.values()) {
                if (inspection.between().contains(pair)) {
                    missing(on, pair)
                            .ifPresent(what -> on.found(
                                            BETWEEN, "nothing passes between the two ends of `" + pair + "`: " + what)
                                    .got(pair));
                }
            }
        });
    }

    private static Optional<String> missing(Inspection on, Between pair) {
        return switch (pair) {
            case ON_PREMISES_AND_SPOKES, ON_PREMISES_AND_HUB ->
                !on.config().hasGateway()
                        ? Optional.of("no gateway leads on-premises")
                        : pair == Between.ON_PREMISES_AND_HUB || !on.spokes().isEmpty()
                                ? Optional.empty()
                                : Optional.of("there is no spoke");
            case SPOKES -> on.spokes().size() > 1 ? Optional.empty() : Optional.of("there are no two spokes");
            case SPOKES_AND_INTERNET -> on.spokes().isEmpty() ? Optional.of("there is no spoke") : Optional.empty();
        };
    }

    private static Optional<Appliance> appliance(Inspection on) {
        return inspection(on).flatMap(InspectionConfig::appliance);
    }

    private static Optional<Map.Entry<String, SubnetConfig>> subnetOf(Inspection on, Appliance appliance) {
        return on.network().workloads().entrySet().stream()
                .filter(subnet -> subnet.getValue().prefix().contains(appliance.address()))
                .findFirst();
    }

    private static void applianceIsInTheHub(Inspection on) {
        appliance(on)
                .filter(appliance -> subnetOf(on, appliance)
                        .filter(subnet ->
                                subnet.getValue().prefix().usableHosts().contains(appliance.address()))
                        .isEmpty())
                .ifPresent(appliance -> on.found(
                                Appliance.PATH.key("address"),
                                "appliance `" + appliance.name()
                                        + "` is at an address that no host of the hub can have")
                        .got(appliance.address())
                        .allowed("an address of a subnet under `" + on.network().path()
                                + ".subnets`, but for the first four and the last")
                        .fix(elsewhere(on, appliance)));
    }

    /** What to do about an address that Azure keeps, one that is not of the hub, and one in no subnet yet. */
    private static String elsewhere(Inspection on, Appliance appliance) {
        Optional<Map.Entry<String, SubnetConfig>> around = subnetOf(on, appliance);
        if (around.isPresent()) {
            return "write the appliance's own address in subnet `"
                    + around.get().getKey() + "`, from "
                    + around.get().getValue().prefix().usableHosts().lowest().orElseThrow() + " on";
        }
        boolean free = PrefixSet.of(on.network().addressSpace())
                .subtract(PrefixSet.of(on.network().gatewaySubnet()))
                .subtract(PrefixSet.of(on.network().subnets().values().stream()
                        .map(SubnetConfig::prefix)
                        .toList()))
                .contains(appliance.address());
        return free
                ? "declare the subnet that the appliance is in, under `network.subnets`"
                : "write an address of the hub's that is in no subnet of Azure's own: the routes of both directions lead there";
    }

    private static void applianceHandsOn(Inspection on) {
        appliance(on).flatMap(appliance -> subnetOf(on, appliance)).ifPresent(subnet -> {
            ConfigPath path = Where.subnet(on.network(), subnet.getKey());
            if (subnet.getValue().securityGroup()) {
                on.found(
                                path,
                                "the security group of subnet `" + subnet.getKey()
                                        + "` would deny what the appliance hands on")
                        .fix("write `" + subnet.getKey() + ": { prefix: "
                                + subnet.getValue().prefix() + ", securityGroup: false }`: its group is its owner's");
            }
            if (!subnet.getValue().gatewayRoutes()) {
                on.found(path.key("gatewayRoutes"), "the appliance would not find the sites")
                        .got(false)
                        .fix("remove `gatewayRoutes`");
            }
        });
    }

    /** Every destination that a subnet leads through what inspects. */
    private static PrefixSet led(Inspection on, InspectionConfig inspection, DeclaredNetwork network) {
        InspectedSpace space = new InspectedSpace(on.config(), inspection);
        PrefixSet led = PrefixSet.EMPTY;
        if (inspection.inspectsOnPremises(network.spoke().isPresent())) {
            led = led.union(PrefixSet.of(space.onPremises()));
        }
        if (network.spoke().isPresent() && inspection.between().contains(Between.SPOKES)) {
            led = led.union(PrefixSet.of(space.spokes()).subtract(PrefixSet.of(network.addressSpace())));
        }
        if (network.spoke().isPresent() && inspection.between().contains(Between.SPOKES_AND_INTERNET)) {
            led = led.union(new Flows(on.config()).hosts(new FlowEnd.Internet()));
        }
        return led;
    }

    private static void noRoutePast(Inspection on) {
        inspection(on)
                .ifPresent(inspection -> on.networks().forEach(network -> {
                    PrefixSet led = led(on, inspection, network);
                    InspectedSpace space = new InspectedSpace(on.config(), inspection);
                    network.workloads().forEach((key, subnet) -> {
                        if (!space.isOfAppliance(subnet)) {
                            subnet.routes()
                                    .forEach((name, route) -> past(on, inspection, network, key, name, route, led));
                        }
                    });
                }));
    }

    private static void past(
            Inspection on,
            InspectionConfig inspection,
            DeclaredNetwork network,
            String key,
            String name,
            UserRoute route,
            PrefixSet led) {
        PrefixSet shared = led.intersect(route.to());
        if (shared.isEmpty() || route.hop() == UserRoute.Hop.NONE || leadsToAppliance(inspection, route)) {
            return;
        }
        boolean toFirewall = inspection
                .firewall()
                .filter(firewall ->
                        route.address().filter(firewall.subnet()::contains).isPresent())
                .isPresent();
        on.found(
                        Where.subnet(network, key).key("routes").key(name),
                        "route `" + name + "` of subnet `" + network.end(key)
                                + (toFirewall
                                        ? "` leads to an address of the firewall's, which is Azure's to choose; the routes that"
                                                + " follow from `between` lead there"
                                        : "` leads past what inspects: the replies would miss it, or it the replies"))
                .got(route.to() + " via " + route.via())
                .allowed("a route that holds none of " + Words.few(shared.prefixes(), 3) + ", or one via none")
                .fix(toFirewall ? "remove the route" : "remove the route, or take the pair out of `between`");
    }

    private static boolean leadsToAppliance(InspectionConfig inspection, UserRoute route) {
        return inspection
                .appliance()
                .filter(appliance -> route.address().equals(Optional.of(appliance.address())))
                .isPresent();
    }

    private static void routesFit(Inspection on) {
        inspection(on).flatMap(InspectedSpace::expectedAddress).ifPresent(hop -> {
            RouteTables tables = new RouteTables(on.config(), Optional.of(hop));
            fits(on, "GatewaySubnet", tables.of(on.network(), AzureNames.GATEWAY_SUBNET));
            on.networks()
                    .forEach(network -> network.workloads().forEach((key, subnet) -> {
                        if (subnet.routes().size() <= NetworkLimits.MOST_ROUTES) {
                            fits(on, "subnet `" + network.end(key) + "`", tables.of(network, key));
                        }
                    }));
        });
    }

    private static void fits(Inspection on, String what, Optional<RouteTable> table) {
        table.map(it -> it.routes().size())
                .filter(routes -> routes > NetworkLimits.MOST_ROUTES)
                .ifPresent(routes -> on.found(BETWEEN, what + " would need more routes than a table holds")
                        .got(routes + " routes")
                        .allowed("at most " + NetworkLimits.MOST_ROUTES)
                        .fix("summarize the prefixes of sites or spokes"));
    }

    private static void noFastPath(Inspection on) {
        boolean steered = inspection(on)
                .filter(it -> it.inspectsOnPremises(true) || it.inspectsOnPremises(false))
                .isPresent();
        for (Circuit circuit : on.circuits()) {
            if (steered && circuit.connection().fastPath()) {
                on.found(
                                Where.circuit(circuit.name()).key("fastPath"),
                                "with FastPath the packets of circuit `" + circuit.name()
                                        + "` go past the gateway, and past what inspects")
                        .got(true)
                        .fix("remove `fastPath`");
            }
        }
    }

    private static void noNatBeside(Inspection on) {
        inspection(on)
                .filter(inspection -> inspection.between().contains(Between.SPOKES_AND_INTERNET))
                .ifPresent(inspection -> on.config()
                        .ownSpokes()
                        .forEach(spoke -> spoke.workloads().forEach((key, subnet) -> {
                            if (subnet.nat()) {
                                on.found(
                                                Where.subnet(spoke, key).key("egress"),
                                                "subnet `" + spoke.end(key)
                                                        + "` leaves by what inspects, not by its NAT gateway")
                                        .got("nat")
                                        .fix(
                                                "remove `egress: nat`, in a deployment after the one that leads packets through"
                                                        + " what inspects: until then they leave by it");
                            }
                        })));
    }

    private static void spokesReachOneAnother(Inspection on) {
        inspection(on)
                .filter(inspection -> !inspection.between().contains(Between.SPOKES))
                .ifPresent(inspection -> new PairsOfTraffic(on)
                        .allowed(Between.SPOKES).stream()
                                .findFirst()
                                .ifPresent(intent -> on.found(
                                                Where.intent(intent),
                                                "intent `" + intent
                                                        + "` allows what goes from spoke to spoke, and nothing leads it there")
                                        .fix("add `spokes/spokes` to `" + BETWEEN + "`")));
    }

    private static void everyPairIsInspected(Inspection on) {
        inspection(on).ifPresent(inspection -> {
            for (Between pair : Between.values()) {
                if (!inspection.between().contains(pair) && pair != Between.SPOKES) {
                    new PairsOfTraffic(on)
                            .allowed(pair).stream()
                                    .findFirst()
                                    .ifPresent(intent -> on.found(
                                                    BETWEEN,
                                                    "what intent `" + intent + "` allows goes past what inspects")
                                            .got("no " + pair)
                                            .fix("add `" + pair + "`"));
                }
            }
        });
    }
}
