package hybridnetwork.azuresim;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The machines that a gateway consists of. */
final class GatewayInstances {
    /** As far from the beginning of GatewaySubnet as in a public lab's (erjosito/net-lab-builder, read in November 2026). */
    private static final int FIRST_OF_EXPRESS_ROUTE = 12;

    private static final int FIRST_OF_VPN = 4;

    private GatewayInstances() {}

    static boolean expressRoute(StoredResource gateway) {
        return gateway.body().text("gatewayType").equals(Optional.of("ExpressRoute"));
    }

    /** The addresses in GatewaySubnet on which the gateway's two instances, or its one, speak BGP. */
    static List<Ipv4> addresses(StoredResource gateway, World world) {
        boolean expressRoute = expressRoute(gateway);
        int first = expressRoute ? FIRST_OF_EXPRESS_ROUTE : FIRST_OF_VPN;
        int count = expressRoute || gateway.body().flag("activeActive") ? 2 : 1;
        return IntStream.range(0, count)
                .mapToObj(i -> inSubnet(gateway, first + i, world))
                .toList();
    }

    /**
     * Where Microsoft's routers of a gateway's nth circuit speak with it. They have addresses of GatewaySubnet, not those of the
     * circuit's links (the lab named above; blog.cloudtrooper.net, 8 March 2021). Which ones is this simulation's choice.
     */
    static Ipv4 edgeRouter(StoredResource gateway, int circuit, Surroundings.Link link, World world) {
        int first = FIRST_OF_EXPRESS_ROUTE + 2 + 2 * circuit + (link == Surroundings.Link.PRIMARY ? 0 : 1);
        return inSubnet(gateway, first, world);
    }

    private static Ipv4 inSubnet(StoredResource gateway, int offset, World world) {
        return Ipv4.of(gateway.body().bags("ipConfigurations").stream()
                        .flatMap(each -> each.id("subnet", "id").stream())
                        .flatMap(id -> Subnets.range(id, world).stream())
                        .findFirst()
                        .orElse(Prefix.ALL)
                        .first()
                        .number()
                + offset);
    }

    /** The numbers of the instances that have not failed. */
    static List<Integer> standing(StoredResource gateway, World world) {
        return IntStream.range(0, addresses(gateway, world).size())
                .filter(number -> !world.surroundings().failed(gateway.id(), number))
                .boxed()
                .toList();
    }

    static long asn(StoredResource gateway) {
        return gateway.body().whole("bgpSettings", "asn").orElse(GatewayRules.DEFAULT_ASN);
    }

    /** The gateway's BGP settings, with the addresses that Azure has chosen. */
    static Map<String, Object> bgp(StoredResource gateway, World world) {
        List<Ipv4> instances = addresses(gateway, world);
        Map<String, Object> bgp = new LinkedHashMap<>(gateway.body()
                .at("bgpSettings")
                .flatMap(Bag::of)
                .orElse(Bag.EMPTY)
                .values());
        bgp.putIfAbsent("asn", (double) GatewayRules.DEFAULT_ASN);
        bgp.put(
                "bgpPeeringAddress",
                String.join(",", instances.stream().map(Ipv4::toString).toList()));
        List<Object> perInstance = new ArrayList<>();
        List<Bag> configurations = gateway.body().bags("ipConfigurations");
        for (int i = 0; i < configurations.size(); i++) {
            String name = configurations.get(i).text("name").orElse("");
            Map<String, Object> entry = new LinkedHashMap<>(custom(gateway, name));
            entry.put(
                    "ipconfigurationId",
                    gateway.id().child("ipConfigurations", name).toString());
            entry.put(
                    "defaultBgpIpAddresses",
                    List.of(instances.get(Math.min(i, instances.size() - 1)).toString()));
            perInstance.add(entry);
        }
        bgp.put("bgpPeeringAddresses", perInstance);
        return bgp;
    }

    /** What the request said of this instance's BGP addresses, such as an APIPA one. */
    private static Map<String, Object> custom(StoredResource gateway, String configuration) {
        return gateway.body().bags("bgpSettings", "bgpPeeringAddresses").stream()
                .filter(each -> each.id("ipconfigurationId").map(ArmId::name).equals(Optional.of(configuration)))
                .findFirst()
                .orElse(Bag.EMPTY)
                .values();
    }
}
