package hybridnetwork.reachability;

import hybridnetwork.reachability.World.BalanceSpec;
import hybridnetwork.reachability.World.CircuitSpec;
import hybridnetwork.reachability.World.FrontendSpec;
import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.RuleSpec;
import hybridnetwork.reachability.World.SiteSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.model.Egress.ImplicitOutbound;
import hybridnetwork.resources.RegisteredResource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The blueprint's network, as the starting point of examples. */
final class Worlds {
    private Worlds() {}

    /**
     * Site hq (10.10.0.0/16) with the circuit {@code primary} and a BGP tunnel; virtual network 10.20.0.0/16 with the subnet
     * {@code internal} and a load balancer at 10.20.1.10 for port 443. Only that comes in from hq, all goes out to it.
     */
    static World blueprint() {
        World world = new World();
        world.space = List.of("10.20.0.0/16");
        world.subnets.add(new SubnetSpec("GatewaySubnet", "10.20.255.224/27", null, null));
        world.subnets.add(new SubnetSpec(
                "internal",
                "10.20.1.0/24",
                List.of(
                        allow("web", true, 100, "10.10.0.0/16", "10.20.1.0/24", "Tcp", "443"),
                        deny("closed", true, 4096, "*", "*"),
                        allow("replies", false, 100, "10.20.1.0/24", "10.10.0.0/16", "Tcp", "1433"),
                        deny("silent", false, 4096, "*", "*")),
                null));
        world.sites.add(hq(List.of("10.10.0.0/16"), true));
        world.circuits.add(new CircuitSpec("primary", List.of("hq"), true, "Enabled", 50));
        world.frontends.add(
                new FrontendSpec("internal", "10.20.1.10", false, List.of(new BalanceSpec("Tcp", 443, 443)), null));
        world.intents.add(new IntentSpec("web", true, "hq", "load-balancer", "Tcp", List.of("443")));
        world.intents.add(new IntentSpec("sql", true, "internal", "hq", "Tcp", List.of("1433")));
        world.intents.add(new IntentSpec("no-ssh", false, "on-premises", "internal", "Tcp", List.of("22")));
        world.intents.add(new IntentSpec("closed", false, "internet", "network", "*", List.of()));
        return world;
    }

    static SiteSpec hq(@Nullable List<String> tunnel, boolean bgp) {
        return new SiteSpec("hq", List.of("10.10.0.0/16"), null, null, tunnel, bgp);
    }

    static RuleSpec allow(
            String name, boolean inbound, int priority, String from, String to, String protocol, String ports) {
        return new RuleSpec(name, inbound, priority, true, from, to, protocol, "*", ports);
    }

    static RuleSpec deny(String name, boolean inbound, int priority, String from, String to) {
        return new RuleSpec(name, inbound, priority, false, from, to, "*", "*", "*");
    }

    /** Replaces the only intents by these. */
    static World asking(World world, IntentSpec... intents) {
        world.intents.clear();
        world.intents.addAll(List.of(intents));
        return world;
    }

    /** What becomes of one intent in place of the world's own, while nothing has failed. */
    static IntentResult healthy(World world, IntentSpec intent) {
        asking(world, intent);
        return healthy(world.resources(), world.inputs());
    }

    /** What becomes of the first intent, while nothing has failed. */
    static IntentResult healthy(List<RegisteredResource> resources, ProofInputs inputs) {
        return Proof.of(resources, inputs, Outages.SINGLE)
                .scenarios()
                .get(0)
                .intents()
                .get(0);
    }

    static IntentSpec allow(String from, String to, String protocol, String... ports) {
        return new IntentSpec("flow", true, from, to, protocol, List.of(ports));
    }

    static IntentSpec deny(String from, String to, String protocol, String... ports) {
        return new IntentSpec("flow", false, from, to, protocol, List.of(ports));
    }

    /** The blueprint without groups; its balancer has the member 10.20.1.20 in the pool of its rule, 10.20.1.30 in the second. */
    static World balanced(boolean isPublic, ImplicitOutbound implicit) {
        World world = blueprint();
        world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", null, null));
        world.implicitOutbound = implicit;
        world.frontends.set(
                0,
                new FrontendSpec(
                        "internal",
                        "10.20.1.10",
                        isPublic,
                        List.of(new BalanceSpec("Tcp", 443, 443)),
                        List.of("10.20.1.20"),
                        List.of("10.20.1.30")));
        return world;
    }

    /** Whether what leaves a place is lost: HOLDS where all of it is, VIOLATED where some leaves. */
    static Verdict lost(World world, List<RegisteredResource> resources, String from, String protocol) {
        asking(world, deny(from, "internet", protocol));
        return healthy(resources, world.inputs()).verdict();
    }

    /** What becomes of one intent in place of the blueprint's own, while something has failed. */
    static Verdict during(String outage, List<RegisteredResource> resources, IntentSpec asked) {
        World world = asking(blueprint(), asked);
        return Proof.of(resources, world.inputs(), Outages.SINGLE).scenarios().stream()
                .filter(scenario -> scenario.name().equals(outage))
                .findFirst()
                .orElseThrow()
                .intents()
                .get(0)
                .verdict();
    }

    /** The interface {@code nic} with one configuration. */
    static RegisteredResource card(Map<String, Object> configuration) {
        return World.resource(
                "NetworkInterface", "nic", "networkInterfaces", Map.of("ipConfigurations", List.of(configuration)));
    }

    /** A tunnel with BGP from the blueprint's VPN gateway to a local network gateway of its name. */
    static RegisteredResource tunnel(String localGateway) {
        String id = "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Network/";
        return World.resource(
                "VirtualNetworkGatewayConnection",
                localGateway,
                "connections",
                Map.of(
                        "connectionType",
                        "IPsec",
                        "enableBgp",
                        true,
                        "virtualNetworkGateway1",
                        Map.of("id", id + "virtualNetworkGateways/net-vpn-vgw"),
                        "localNetworkGateway2",
                        Map.of("id", id + "localNetworkGateways/" + localGateway)));
    }

    /** The network {@code twin} with the space and the subnet of the blueprint's. */
    static RegisteredResource twin() {
        return World.resource(
                "VirtualNetwork",
                "twin",
                "virtualNetworks",
                Map.of(
                        "addressSpace",
                        Map.of("addressPrefixes", List.of("10.20.0.0/16")),
                        "subnets",
                        List.of(Map.of("name", "net-internal-subnet", "addressPrefix", "10.20.1.0/24"))));
    }
}
