package hybridnetwork.lab;

import hybridnetwork.config.Site;
import hybridnetwork.config.StackConfig;
import hybridnetwork.edge.Dataplane;
import hybridnetwork.edge.Deployed;
import hybridnetwork.edge.EdgeDesign;
import hybridnetwork.edge.EdgeKeys;
import hybridnetwork.edge.EdgeRouter;
import hybridnetwork.edge.Frr;
import hybridnetwork.edge.LinuxInterfaces;
import hybridnetwork.edge.WrittenFile;
import hybridnetwork.lab.network.Design;
import hybridnetwork.lab.network.EdgeFiles;
import hybridnetwork.lab.network.Wiring;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The site's router as {@code edge-config --format frr} writes it, with the addresses and ports of the lab in its open places.
 */
public final class GeneratedEdge implements EdgeFiles.Source {
    private final String stack;
    private final StackConfig config;
    private final Site site;
    private final UnaryOperator<EdgeFiles> altered;

    private GeneratedEdge(String stack, StackConfig config, Site site, UnaryOperator<EdgeFiles> altered) {
        this.stack = stack;
        this.config = config;
        this.site = site;
        this.altered = altered;
    }

    /** The files as they are written. */
    public static GeneratedEdge of(String stack, StackConfig config, Site site) {
        return new GeneratedEdge(stack, config, site, UnaryOperator.identity());
    }

    /** The files with somebody's mistake in them, to see whether a drill finds it. */
    public GeneratedEdge with(UnaryOperator<EdgeFiles> mistake) {
        return new GeneratedEdge(stack, config, site, mistake);
    }

    /** The circuits whose private peerings end on it. */
    Set<String> circuits() {
        return router(Map.of()).peerings().stream()
                .map(EdgeRouter.Peering::circuit)
                .collect(Collectors.toSet());
    }

    private EdgeRouter router(Map<String, String> given) {
        // Of several devices the lab builds one, with both links.
        Optional<EdgeDesign.Links> links =
                site.vpnDevices().size() > 1 ? Optional.of(EdgeDesign.Links.both) : Optional.empty();
        return EdgeDesign.of(new EdgeDesign.Wanted(
                stack, config, site, site.vpnDevices().stream().findFirst(), links, Deployed.NOTHING, given));
    }

    @Override
    public EdgeFiles of(Design design, Wiring wiring, Map<String, String> keys) {
        Map<String, String> given = new TreeMap<>();
        given.put("WAN_INTERFACE", wiring.wan());
        given.put("WAN_NEXT_HOP", wiring.nextHop().toString());
        design.vpn().ifPresent(vpn -> given.put("WAN_ADDRESS", vpn.device().toString()));
        design.instances().forEach(instance -> {
            given.put(
                    "VPN_GATEWAY_PUBLIC_IP_" + instance.index(),
                    instance.publicIp().toString());
            given.put(
                    "VPN_GATEWAY_BGP_ADDRESS_" + instance.index(),
                    instance.bgp().toString());
        });
        router(Map.of())
                .peerings()
                .forEach(peering -> peering.links()
                        .forEach(link -> given.put(
                                link.port().name(),
                                wiring.port("circuit:" + peering.circuit() + "/" + link.name() + "-link"))));
        EdgeRouter router = router(given);
        Map<String, String> named = new TreeMap<>();
        keys.forEach((name, key) -> named.put(
                name.equals(EdgeFiles.SITE) ? EdgeKeys.sharedKeyOf(site.name()) : EdgeKeys.peeringKeyOf(name), key));
        Map<String, String> files = new LinkedHashMap<>();
        for (WrittenFile file : Frr.files(router, Dataplane.KERNEL, EdgeKeys.of(named))) {
            files.put(file.name(), file.text());
        }
        LinuxInterfaces interfaces = new LinuxInterfaces(router, Dataplane.KERNEL);
        return altered.apply(new EdgeFiles(
                files.getOrDefault("frr.conf", ""),
                files.getOrDefault("swanctl.conf", ""),
                files.getOrDefault("charon.conf", ""),
                files.getOrDefault("links.batch", ""),
                files.getOrDefault("edge.nft", ""),
                files.getOrDefault("sysctl.conf", ""),
                router.vpn().stream()
                        .flatMap(vpn -> vpn.tunnels().stream())
                        .map(interfaces::of)
                        .toList()));
    }
}
