package hybridnetwork.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Sets;
import hybridnetwork.config.InspectionConfig.Between;
import hybridnetwork.config.StackConfig;
import hybridnetwork.lifecycle.Stage;
import hybridnetwork.reachability.IntentResult;
import hybridnetwork.reachability.Outages;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.reachability.Scenario;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.testing.Seeds;
import hybridnetwork.testing.StackText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Of random hubs: whatever pairs are inspected, the generated routes deliver what is allowed through what inspects, both ways and
 * in every outage but its own; and without any one of them something is lost, or is no more than perhaps delivered.
 */
class InspectedRoutesPropertiesTest {
    private static final int HUBS = 4;
    private static final List<Set<Between>> SUBSETS = subsets();

    /** A hub with its spokes and sites, in the words of a stack file; what is inspected, and by what, is added. An appliance leaves by a NAT gateway. */
    private record Hub(String text, boolean firewall) {
        static Hub random(Random random) {
            boolean firewall = random.nextBoolean();
            return new Hub(network(random, firewall) + spokes(random) + sites(random) + """
                              hybrid-network:vpn: { gateway: { sku: VpnGw1AZ } }
                              hybrid-network:expressRoute:
                                circuits:
                                  primary:
                                    provider: Equinix
                                    peeringLocation: Chicago
                                    bandwidthMbps: 50
                                    sites: [hq, branch]
                                    privatePeering: { peerAsn: 65010, vlanId: 100, primaryPrefix: 172.31.0.0/30, secondaryPrefix: 172.31.0.4/30 }
                            """, firewall);
        }

        private static String network(Random random, boolean firewall) {
            List<String> subnets = new ArrayList<>(List.of("shared: 10.20.1.0/24"));
            if (random.nextBoolean()) {
                subnets.add("tools: 10.20.2.64/26");
            }
            if (!firewall) {
                subnets.add("edge: { prefix: 10.20.253.0/24, securityGroup: false, egress: nat }");
            }
            return """
                    config:
                      azure-native:location: centralus
                      hybrid-network:baseName: hub
                      hybrid-network:network: { addressSpace: [10.20.0.0/16], subnets: { %s }%s }
                    """.formatted(String.join(", ", subnets), firewall ? "" : ", natGateway: {}");
        }

        private static String spokes(Random random) {
            List<String> spokes = new ArrayList<>();
            for (int i = 1; i <= 2 + random.nextInt(2); i++) {
                List<String> space = new ArrayList<>(List.of("10.3" + i + ".0.0/16"));
                List<String> subnets = new ArrayList<>(List.of("web: 10.3" + i + ".1.0/24"));
                if (random.nextBoolean()) {
                    space.add("10.14" + i + ".0.0/20");
                    subnets.add("data: 10.14" + i + ".0.0/25");
                }
                spokes.add("    s" + i + ": { addressSpace: [" + String.join(", ", space) + "], subnets: { "
                        + String.join(", ", subnets) + " } }");
            }
            return "  hybrid-network:spokes:\n" + String.join("\n", spokes) + "\n";
        }

        /** What a site advertises is what it has, wider, or in halves. */
        private static String sites(Random random) {
            StringBuilder sites = new StringBuilder("  hybrid-network:sites:\n");
            int net = 10;
            for (String site : List.of("branch", "hq")) {
                String has = "10." + net + ".0.0/16";
                List<String> advertised = new ArrayList<>(
                        switch (random.nextInt(3)) {
                            case 0 -> List.of(has);
                            case 1 -> List.of("10." + net + ".0.0/15");
                            default -> List.of("10." + net + ".0.0/17", "10." + net + ".128.0/17");
                        });
                if (site.equals("hq") && random.nextInt(3) == 0) {
                    advertised.add("10.0.0.0/8");
                }
                String list = String.join(", ", advertised);
                sites.append("""
                            %s:
                              addressPrefixes: [%s]
                              advertises: { expressRoute: [%s], vpn: [%s] }
                              vpnDevice: { address: 40.50.60.%d, bgp: { asn: 650%d, peerAddress: 10.%d.255.1 } }
                        """.formatted(site, has, list, list, net, net, net));
                net += 2;
            }
            return sites.toString();
        }

        String inspector() {
            return firewall ? "hub-fw" : "edge";
        }

        StackConfig inspected(Set<Between> pairs) {
            List<String> intents = new ArrayList<>();
            pairs.forEach(pair -> intents.addAll(
                    switch (pair) {
                        case ON_PREMISES_AND_SPOKES ->
                            List.of(
                                    allow("into-spokes", "on-premises", "spokes"),
                                    allow("from-spokes", "spokes", "on-premises"));
                        case SPOKES -> List.of(allow("across", "spokes", "spokes"));
                        case SPOKES_AND_INTERNET -> List.of(allow("out", "spokes", "internet"));
                        case ON_PREMISES_AND_HUB ->
                            List.of(
                                    allow("into-hub", "on-premises", "network"),
                                    allow("from-hub", "network", "on-premises"));
                    }));
            String by = firewall
                    ? "firewall: { subnet: 10.20.254.0/26 }"
                    : "appliance: { name: edge, address: 10.20.253.4 }";
            return new StackText(text + "  hybrid-network:inspection: { " + by + ", between: ["
                            + String.join(
                                    ", ", pairs.stream().map(Between::toString).toList()) + "] }\n"
                            + "  hybrid-network:traffic:\n" + String.join("", intents))
                    .stack();
        }

        private static String allow(String name, String from, String to) {
            return "    %s: { action: allow, from: %s, to: %s, protocol: Tcp, ports: [443] }%n"
                    .formatted(name, from, to);
        }
    }

    /** All sets of pairs but the empty one. */
    private static List<Set<Between>> subsets() {
        return Sets.powerSet(EnumSet.allOf(Between.class)).stream()
                .filter(pairs -> !pairs.isEmpty())
                .toList();
    }

    private static List<RegisteredResource> resources(StackConfig config) {
        return OfflinePlan.of(config, "test", Stage.connected).plan().resources();
    }

    private static ProofResult proof(StackConfig config, List<RegisteredResource> resources) {
        return NetworkProof.of(config, resources, Outages.SINGLE);
    }

    /** Whether the intents of a scenario all hold, in every outage but that of what inspects. */
    private static List<String> broken(ProofResult proof, String inspector) {
        List<String> broken = new ArrayList<>();
        for (Scenario scenario : proof.scenarios()) {
            if (!scenario.failed().contains("appliance:" + inspector)) {
                scenario.intents().stream()
                        .filter(intent -> !intent.holds())
                        .map(InspectedRoutesPropertiesTest::words)
                        .forEach(words -> broken.add(scenario.name() + ": " + words));
            }
        }
        return broken;
    }

    private static String words(IntentResult intent) {
        return intent.name() + " " + intent.verdict() + " "
                + intent.unknown()
                        .or(() -> intent.counterexample().map(Object::toString))
                        .orElse("");
    }

    @Test
    void whateverIsInspectedIsDeliveredThroughIt() {
        Seeds.forAll(HUBS, random -> {
            Hub hub = Hub.random(random);
            for (Set<Between> pairs : SUBSETS) {
                StackConfig config = hub.inspected(pairs);
                ProofResult proof = proof(config, resources(config));
                assertThat(broken(proof, hub.inspector()))
                        .as("%s in %s", pairs, hub.text())
                        .isEmpty();
                assertThat(inspectorsLoss(proof, hub.inspector()))
                        .as("each of %s passes %s", pairs, hub.inspector())
                        .isTrue();
            }
        });
    }

    /** Whether every intent is lost with what inspects: then all that it speaks of passes there. */
    private static boolean inspectorsLoss(ProofResult proof, String inspector) {
        return proof.scenarios().stream()
                .filter(scenario -> scenario.failed().contains("appliance:" + inspector))
                .flatMap(scenario -> scenario.intents().stream())
                .noneMatch(IntentResult::holds);
    }

    @Test
    void withoutAnyOneOfTheRoutesSomethingIsLost() {
        Seeds.forAll(HUBS, random -> {
            Hub hub = Hub.random(random);
            StackConfig config = hub.inspected(SUBSETS.get(random.nextInt(SUBSETS.size())));
            List<RegisteredResource> resources = resources(config);
            routes(resources)
                    .forEach((route, without) -> assertThat(broken(proof(config, without), hub.inspector()))
                            .as("without %s of %s in %s", route, config.inspection(), hub.text())
                            .isNotEmpty());
        });
    }

    /** By each route of each table, the same resources without it. */
    private static Map<String, List<RegisteredResource>> routes(List<RegisteredResource> resources) {
        Map<String, List<RegisteredResource>> without = new LinkedHashMap<>();
        for (RegisteredResource table : resources) {
            if (table.isNetwork("RouteTable")) {
                for (Object route : (List<?>) table.inputs().getOrDefault("routes", List.of())) {
                    List<RegisteredResource> rest = new ArrayList<>(resources);
                    rest.set(resources.indexOf(table), without(table, route));
                    without.put(table.name() + " " + route, rest);
                }
            }
        }
        return without;
    }

    private static RegisteredResource without(RegisteredResource table, Object route) {
        List<Object> routes = new ArrayList<>((List<?>) table.inputs().getOrDefault("routes", List.of()));
        routes.remove(route);
        Map<String, Object> inputs = new TreeMap<>(table.inputs());
        inputs.put("routes", routes);
        return new RegisteredResource(
                table.type(),
                table.name(),
                table.urn(),
                table.id(),
                table.parent(),
                table.protect(),
                table.dependencies(),
                table.customTimeouts(),
                inputs,
                inputs);
    }
}
