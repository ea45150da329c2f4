package hybridnetwork.lab.network;

import hybridnetwork.lab.machine.Commands;
import hybridnetwork.lab.machine.Node;
import hybridnetwork.lab.machine.RunFolder;
import hybridnetwork.lab.network.Design.Instance;
import hybridnetwork.lab.network.Design.Link;
import hybridnetwork.lab.probe.Agent;
import hybridnetwork.lab.probe.Prober;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** The network of a drill, built and running: its nodes, its routers, its tunnels and its hosts. */
public final class LabNetwork {
    /** The host on the internet that tries to get in. */
    public static final Ipv4 STRANGER = Ipv4.parse("198.51.100.10");

    /** The largest TCP segment that tunnels carry, in bytes ({@code tunnel-mss}). */
    public static final int SEGMENT = 1350;

    /** A gateway instance's interface into its tunnel. */
    static final String TUNNEL = "ipsec0";

    private final RunFolder run;
    private final Design design;
    private final Wiring wiring;
    private final AzureRouters azure;
    private final EdgeFiles files;
    private final Map<String, String> keys = new LinkedHashMap<>();
    private final Nodes nodes;
    private final Map<String, Frr> routers = new LinkedHashMap<>();
    private final List<Charon> gatewayDaemons = new ArrayList<>();
    private final List<Charon> edgeDaemons = new ArrayList<>();
    private final Map<String, Prober> hosts = new LinkedHashMap<>();

    private LabNetwork(RunFolder run, Design design, Timers timers, EdgeFiles.Source source) {
        this.run = run;
        this.nodes = Nodes.create(run, design);
        this.design = design;
        this.wiring = Wiring.of(design);
        this.keys.put(EdgeFiles.SITE, newKey());
        design.circuits().stream().filter(Design.Circuit::md5).forEach(circuit -> keys.put(circuit.name(), newKey()));
        this.azure = new AzureRouters(design, timers, keys);
        this.files = source.of(design, wiring, keys);
    }

    private static String newKey() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Builds it and starts every daemon; whether they come to an understanding is for a drill to see. */
    public static LabNetwork build(RunFolder run, Design design, Timers timers, EdgeFiles.Source source) {
        LabNetwork network = new LabNetwork(run, design, timers, source);
        network.startHosts();
        new Cabling(design, network.wiring, network.azure, network.nodes).cable();
        new Filters(design, network.nodes).install();
        EdgeCounters.install(network.nodes.node("edge"), design, network.wiring, network.files);
        network.startTunnels();
        network.startRouters();
        network.loadRouter();
        network.hosts.values().forEach(Prober::awaitReady);
        return network;
    }

    public Design design() {
        return design;
    }

    public Wiring wiring() {
        return wiring;
    }

    public EdgeFiles files() {
        return files;
    }

    public Node node(String name) {
        return nodes.node(name);
    }

    public Frr router(String name) {
        return Objects.requireNonNull(routers.get(name), name);
    }

    /** The namespace of a subnet's hosts. */
    public Node subnet(int index) {
        return nodes.node(Nodes.subnet(index));
    }

    public Provider provider() {
        return new Provider(node("provider"));
    }

    /** The host at the site, or {@code internet}, or that of a subnet. */
    public Prober host(String name) {
        return Objects.requireNonNull(hosts.get(name), name);
    }

    /** What the gateway's end of a tunnel says about it. */
    public String associations(Instance instance) {
        return gatewayDaemons.get(instance.index()).associations();
    }

    /** The reason in either daemon's words, where a tunnel does not come about. */
    public String lastWords(Instance instance) {
        return "the gateway says: " + gatewayDaemons.get(instance.index()).lastWords() + "; the site's router says: "
                + (instance.index() < edgeDaemons.size()
                        ? edgeDaemons.get(instance.index()).lastWords()
                        : "nothing");
    }

    private void startHosts() {
        start("site", "site");
        start("internet", "internet");
        for (int i = 0; i < design.subnets().size(); i++) {
            start(design.subnets().get(i).name(), Nodes.subnet(i));
        }
    }

    private List<String> spaces() {
        return design.spaces().stream().map(Prefix::toString).toList();
    }

    private List<String> sitePrefixes() {
        return design.sitePrefixes().stream().map(Prefix::toString).toList();
    }

    private void start(String host, String at) {
        Node node = nodes.node(at);
        // Whatever port a packet is for, the one program answers: silence can only mean that it did not arrive.
        if (!at.equals("internet")) {
            node.nft("""
                    table ip hosts {
                      counter large_segments { }
                      chain segments { type filter hook prerouting priority -150;
                        ip saddr %3$s tcp flags syn tcp option maxseg size > %2$d counter name large_segments
                      }
                      chain prerouting { type nat hook prerouting priority -100;
                        meta l4proto tcp dnat to :%1$d
                        meta l4proto udp dnat to :%1$d
                      }
                    }
                    """.formatted(
                            Agent.PORT, SEGMENT, SecurityGroups.set(at.equals("site") ? spaces() : sitePrefixes())));
        }
        hosts.put(host, Prober.start(node, run.path().resolve("host-" + at + ".out")));
    }

    private void startTunnels() {
        design.vpn().ifPresent(vpn -> {
            for (Instance instance : vpn.instances()) {
                Charon gateway = Charon.start(nodes.node(instance.node()), 0, 500, TUNNEL, "");
                gateway.load(GatewayTunnels.swanctl(vpn, instance, keys.getOrDefault(EdgeFiles.SITE, "")));
                gatewayDaemons.add(gateway);
            }
            for (Instance instance : vpn.instances()) {
                int port = instance.index() == 0 ? 500 : 500 + 10_000 * instance.index();
                edgeDaemons.add(Charon.start(
                        nodes.node("edge"),
                        instance.index(),
                        port,
                        files.tunnels().get(instance.index()),
                        files.charon()));
            }
        });
    }

    private void startRouters() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("edge", "");
        texts.put("network", azure.networkText());
        if (!design.circuits().isEmpty()) {
            texts.put("er-gateway", azure.expressRouteGatewayText());
        }
        List<Link> links = design.links();
        for (int i = 0; i < links.size(); i++) {
            Link link = links.get(i);
            texts.put(
                    link.edge(),
                    azure.microsoftEdge(
                            design.circuits().stream()
                                    .filter(circuit -> circuit.name().equals(link.circuit()))
                                    .findFirst()
                                    .orElseThrow(),
                            link,
                            i));
        }
        design.vpn()
                .ifPresent(vpn -> vpn.instances()
                        .forEach(instance -> texts.put(instance.node(), azure.vpnInstance(vpn, instance, TUNNEL))));
        Map<String, CompletableFuture<Frr>> started = new LinkedHashMap<>();
        texts.forEach((name, text) -> started.put(name, CompletableFuture.supplyAsync(() -> {
            Frr router = Frr.start(nodes.node(name));
            if (!text.isEmpty()) {
                router.load(text);
            }
            return router;
        })));
        started.forEach((name, router) -> routers.put(name, Nodes.joined(router)));
    }

    /** The site's router last, as it is in life: Azure's side is there already. */
    private void loadRouter() {
        Node edge = nodes.node("edge");
        // Forced, as the file says: the VLANs and tunnel interfaces that it would make are here already, as other
        // kinds.
        Commands.tried(List.of("ip", "-n", edge.namespace(), "-force", "-batch", "-"), files.links());
        edge.run(List.of("sysctl", "-q", "-p", "-"), files.sysctl());
        edge.nft(files.nft());
        router("edge").load(files.frr());
        edgeDaemons.forEach(daemon -> daemon.load(files.swanctl()));
    }
}
