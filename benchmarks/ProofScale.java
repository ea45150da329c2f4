import hybridnetwork.net.PortRange;
import hybridnetwork.net.Prefix;
import hybridnetwork.reachability.Action;
import hybridnetwork.reachability.IntentResult;
import hybridnetwork.reachability.Outages;
import hybridnetwork.reachability.Proof;
import hybridnetwork.reachability.ProofInputs;
import hybridnetwork.reachability.ProofInputs.FlowProtocol;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.resources.RegisteredResource;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * How the proof grows: the largest legal network, then each of its sizes halved and doubled alone. Run by
 * {@code proof-scale.sh}; it prints medians after a warm-up. Growth is that
 * of the processor's time, which other programs on the machine disturb least.
 */
public final class ProofScale {
    record Size(int sites, int prefixes, int subnets, int rules, int intents, int circuits) {}

    private static final Size LARGEST = new Size(100, 10_000, 40, 1_000, 50, 2);

    public static void main(String[] args) {
        boolean quick = args.length > 0 && args[0].equals("quick");
        System.out.printf("%-24s %10s %10s %10s %8s%n", "network", "wall ms", "cpu ms", "scenarios", "broken");
        single("warm-up", LARGEST, quick);
        double base = single("largest", LARGEST, quick);
        if (!quick) {
            growth(base, "sites", new Size(200, 10_000, 40, 1_000, 50, 2));
            growth(base, "prefixes", new Size(100, 20_000, 40, 1_000, 50, 2));
            growth(base, "subnets", new Size(100, 10_000, 80, 1_000, 50, 2));
            growth(base, "rules", new Size(100, 10_000, 40, 2_000, 50, 2));
            growth(base, "intents", new Size(100, 10_000, 40, 1_000, 100, 2));
            growth(base, "circuits", new Size(100, 10_000, 40, 1_000, 50, 4));
        }
        List<RegisteredResource> resources = resources(LARGEST);
        ProofInputs inputs = inputs(LARGEST);
        long start = System.nanoTime();
        long cpuStart = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        ProofResult pairs = Proof.of(resources, inputs, Outages.PAIRS);
        System.out.printf(
                "%-24s %10.0f %10.0f %10d%n",
                "largest, all pairs",
                (System.nanoTime() - start) / 1e6,
                (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpuStart) / 1e6,
                pairs.scenarios().size());
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        System.out.printf("peak memory of the Java machine, all pools: %d MiB%n", peak >> 20);
    }

    private static void growth(double base, String what, Size size) {
        System.out.printf("  growth %.2f%n", single("twice the " + what, size, false) / base);
    }

    private static double single(String name, Size size, boolean quick) {
        List<RegisteredResource> resources = resources(size);
        ProofInputs inputs = inputs(size);
        List<Double> times = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        ProofResult result = null;
        int rounds = quick ? 6 : 9;
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            long cpuStart = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            result = Proof.of(resources, inputs, Outages.SINGLE);
            double ms = (System.nanoTime() - start) / 1e6;
            double cpuMs = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpuStart) / 1e6;
            if (i == 0) {
                System.out.printf("  first run %.0f ms, %.0f of the processor%n", ms, cpuMs);
            }
            if (i >= rounds / 3) {
                times.add(ms);
                cpu.add(cpuMs);
            }
        }
        times.sort(null);
        cpu.sort(null);
        double median = times.get(times.size() / 2);
        double cpuMedian = cpu.get(cpu.size() / 2);
        long broken = result.scenarios().get(0).intents().stream()
                .filter(i -> !i.holds())
                .map(IntentResult::name)
                .count();
        System.out.printf(
                "%-24s %10.0f %10.0f %10d %8d%n", name, median, cpuMedian, result.scenarios().size(), broken);
        return cpuMedian;
    }

    // ---- the network

    private static final String ARM = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/";

    private static RegisteredResource resource(String type, String name, Map<String, Object> inputs) {
        Map<String, Object> bag = new LinkedHashMap<>(inputs);
        return new RegisteredResource("azure-native:network:" + type, name, "urn:" + type + ":" + name,
                Optional.of(ARM + type + "/" + name), Optional.empty(), false, List.of(), Map.of(), bag, Map.of());
    }

    private static Map<String, Object> ref(String type, String name) {
        return Map.of("id", ARM + type + "/" + name);
    }

    /** The nth /24 of 10.0.0.0/8, behind the virtual network's /16; later ones in 172.16.0.0/12 and public space. */
    private static String sitePrefix(int n) {
        int block = 256 + n;
        return (10 + block / 65536) + "." + (block / 256 % 256) + "." + (block % 256) + ".0/24";
    }

    private static String subnetPrefix(int n) {
        return "10.0." + n + ".0/24";
    }

    private static List<String> prefixesOf(Size size, int site) {
        List<String> prefixes = new ArrayList<>();
        int each = size.prefixes() / size.sites();
        for (int i = 0; i < each; i++) {
            prefixes.add(sitePrefix(site * each + i));
        }
        return prefixes;
    }

    private static List<RegisteredResource> resources(Size size) {
        List<RegisteredResource> all = new ArrayList<>();
        List<Object> subnets = new ArrayList<>();
        subnets.add(Map.of("name", "GatewaySubnet", "addressPrefix", "10.0.255.0/24"));
        for (int s = 0; s < size.subnets(); s++) {
            all.add(group(size, s));
            subnets.add(Map.of("name", "n-s" + s + "-subnet", "addressPrefix", subnetPrefix(s),
                    "networkSecurityGroup", ref("NetworkSecurityGroup", "nsg" + s)));
        }
        all.add(resource("VirtualNetwork", "vnet", Map.of(
                "virtualNetworkName", "vnet",
                "addressSpace", Map.of("addressPrefixes", List.of("10.0.0.0/16")), "subnets", subnets)));
        Map<String, Object> place = Map.of("subnet", Map.of("id", ARM + "virtualNetworks/vnet/subnets/GatewaySubnet"));
        all.add(resource("VirtualNetworkGateway", "er", Map.of("gatewayType", "ExpressRoute", "ipConfigurations", List.of(place))));
        all.add(resource("VirtualNetworkGateway", "vpn", Map.of("gatewayType", "Vpn", "activeActive", true,
                "sku", Map.of("name", "VpnGw5AZ"), "ipConfigurations", List.of(place))));
        for (int c = 0; c < size.circuits(); c++) {
            all.add(resource("ExpressRouteCircuit", "n-erc-c" + c, Map.of("circuitName", "n-erc-c" + c)));
            all.add(resource("VirtualNetworkGatewayConnection", "er" + c, Map.of("connectionType", "ExpressRoute",
                    "virtualNetworkGateway1", ref("VirtualNetworkGateway", "er"),
                    "peer", ref("ExpressRouteCircuit", "n-erc-c" + c))));
        }
        for (int s = 0; s < size.sites(); s++) {
            all.add(resource("LocalNetworkGateway", "n-vpn-lgw-x" + s, Map.of(
                    "localNetworkGatewayName", "n-vpn-lgw-x" + s,
                    "localNetworkAddressSpace", Map.of("addressPrefixes", prefixesOf(size, s)))));
            all.add(resource("VirtualNetworkGatewayConnection", "vpn" + s, Map.of("connectionType", "IPsec",
                    "enableBgp", true,
                    "virtualNetworkGateway1", ref("VirtualNetworkGateway", "vpn"),
                    "localNetworkGateway2", ref("LocalNetworkGateway", "n-vpn-lgw-x" + s))));
        }
        all.add(resource("LoadBalancer", "ilb", Map.of(
                "loadBalancerName", "ilb",
                "frontendIPConfigurations", List.of(Map.of("name", "f", "privateIPAddress", "10.0.0.10",
                        "subnet", Map.of("id", ARM + "virtualNetworks/vnet/subnets/n-s0-subnet"))),
                "loadBalancingRules", List.of(Map.of("name", "r", "protocol", "Tcp", "frontendPort", 443.0,
                        "backendPort", 443.0, "frontendIPConfiguration", Map.of("id", "f"))))));
        return all;
    }

    /** What the intents allow, random rules for single prefixes and ports, and everything else denied. */
    private static RegisteredResource group(Size size, int subnet) {
        Random random = new Random(subnet);
        List<Object> rules = new ArrayList<>();
        for (String direction : List.of("Inbound", "Outbound")) {
            boolean in = direction.equals("Inbound");
            rules.add(rule(direction, 100, "Allow", "VirtualNetwork", "VirtualNetwork", "Tcp", "443"));
            int last = size.rules() / 2 - 1;
            for (int i = 1; i < last; i++) {
                String far = random.nextInt(8) == 0 ? "VirtualNetwork" : sitePrefix(random.nextInt(size.prefixes()));
                String near = random.nextInt(4) == 0 ? "VirtualNetwork" : subnetPrefix(subnet);
                String port = random.nextInt(3) == 0
                        ? (1000 + random.nextInt(3000)) + "-" + (4000 + random.nextInt(3000))
                        : Integer.toString(1000 + random.nextInt(9000));
                rules.add(rule(direction, 100 + i, random.nextInt(5) == 0 ? "Deny" : "Allow", in ? far : near,
                        in ? near : far, random.nextBoolean() ? "Tcp" : "Udp", port));
            }
            rules.add(rule(direction, 4096, "Deny", "*", "*", "*", "*"));
        }
        return resource("NetworkSecurityGroup", "nsg" + subnet, Map.of("securityRules", rules));
    }

    private static Map<String, Object> rule(
            String direction, int priority, String access, String from, String to, String protocol, String port) {
        return Map.of("name", direction + priority, "direction", direction, "priority", (double) priority,
                "access", access, "sourceAddressPrefix", from, "destinationAddressPrefix", to,
                "protocol", protocol, "sourcePortRange", "*", "destinationPortRange", port);
    }

    private static ProofInputs inputs(Size size) {
        List<ProofInputs.Site> sites = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int s = 0; s < size.sites(); s++) {
            names.add("x" + s);
            sites.add(new ProofInputs.Site("x" + s,
                    prefixesOf(size, s).stream().map(Prefix::parse).toList(),
                    Optional.empty(), Optional.empty(), Optional.empty()));
        }
        List<ProofInputs.Circuit> circuits = new ArrayList<>();
        for (int c = 0; c < size.circuits(); c++) {
            circuits.add(new ProofInputs.Circuit("c" + c, names, Optional.empty()));
        }
        List<ProofInputs.Intent> intents = new ArrayList<>();
        for (int i = 0; i < size.intents(); i++) {
            intents.add(intent(size, i));
        }
        return new ProofInputs("n", sites, circuits, intents);
    }

    private static ProofInputs.Intent intent(Size size, int i) {
        String site = "x" + i % size.sites();
        String subnet = "s" + i % size.subnets();
        return switch (i % 10) {
            case 0 -> of(i, Action.ALLOW, "on-premises", "network", FlowProtocol.TCP, 443);
            case 1 -> of(i, Action.ALLOW, "network", "on-premises", FlowProtocol.TCP, 443);
            case 2 -> of(i, Action.ALLOW, site, subnet, FlowProtocol.TCP, 443);
            case 3 -> of(i, Action.ALLOW, subnet, site, FlowProtocol.TCP, 443);
            case 4 -> of(i, Action.DENY, "on-premises", "network", FlowProtocol.TCP, 22);
            case 5 -> of(i, Action.DENY, "network", "internet", FlowProtocol.ANY, -1);
            case 6 -> of(i, Action.DENY, "internet", "network", FlowProtocol.ANY, -1);
            case 7 -> of(i, Action.ALLOW, "on-premises", "load-balancer", FlowProtocol.TCP, 443);
            case 8 -> of(i, Action.DENY, "on-premises", subnet, FlowProtocol.TCP, 2000 + i);
            default -> of(i, Action.ALLOW, "network", "network", FlowProtocol.TCP, 443);
        };
    }

    private static ProofInputs.Intent of(int i, Action action, String from, String to, FlowProtocol protocol, int port) {
        return new ProofInputs.Intent(
                "i" + i, action, from, to, protocol, port < 0 ? List.of() : List.of(PortRange.of(port)));
    }
}
