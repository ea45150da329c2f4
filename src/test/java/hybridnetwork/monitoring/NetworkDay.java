package hybridnetwork.monitoring;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.testing.RecordedNetwork;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;

/**
 * A day of a network with a circuit, a tunnel and a load balancer, as Azure's metrics tell of it: healthy, the tunnel idle, but for
 * one incident. What a metric's value is in which state is Microsoft's (azure-monitor-docs, "Supported metrics" of 16 April 2025;
 * azure-docs, monitor-expressroute-reference of 11 July 2024, monitor-vpn-gateway-reference of 25 July 2022), and nothing here
 * knows which alerts there are.
 */
final class NetworkDay {
    static final int MINUTES = 1440;

    /**
     * One series of values.
     *
     * @param resource its Azure name
     * @param grain in minutes, how often there is a value
     */
    record Series(String resource, String metric, int grain, Map<String, String> dimensions) {
        boolean has(String dimension, String value) {
            return value.equals(dimensions.get(dimension));
        }
    }

    /** What the documents leave open. */
    enum Unsaid {
        /** What counts something that is gone has the value 0, and the ExpressRoute gateway's only peers are Microsoft's routers. */
        ZERO,
        /** Such a count has no value at all. */
        SILENCE,
        /** The VPN gateway is a peer of the ExpressRoute gateway beside it, and its routes count. */
        GATEWAYS_ARE_PEERS
    }

    private static final List<String> COUNTS =
            List.of("MmsaCount", "QmsaCount", "BgpRoutesLearned", "CountOfRoutesLearnedFromPeer");
    private static final List<String> INSTANCES = List.of("GatewayTenantWorker_IN_0", "GatewayTenantWorker_IN_1");
    private static final List<String> ROLES = List.of("GatewayTenantWork_IN_0", "GatewayTenantWork_IN_1");
    private static final String DEVICE = "10.10.255.1";

    private final RecordedNetwork network;
    private final Unsaid unsaid;
    private final Map<Series, Double> healthy = new LinkedHashMap<>();
    private final Map<Series, Double> incident = new LinkedHashMap<>();
    private final Map<String, Map<String, List<String>>> events = new LinkedHashMap<>();
    private int from = 600;
    private int until = 720;

    private NetworkDay(RecordedNetwork network, Unsaid unsaid) {
        this.network = network;
        this.unsaid = unsaid;
        circuit(nameOf("circuit-primary-circuit"));
        erGateway(nameOf("er-gateway-gateway"));
        vpnGateway(nameOf("vpn-gateway-gateway"));
        balancer(nameOf("load-balancer-load-balancer"));
        network.ofType("PublicIPAddress").forEach(address -> put(nameOf(address), "IfUnderDDoSAttack", 1, 0, Map.of()));
        incident.putAll(healthy);
    }

    static NetworkDay of(RecordedNetwork network, Unsaid unsaid) {
        return new NetworkDay(network, unsaid);
    }

    /** The Azure name of a resource, which its metrics are looked up by. */
    private String nameOf(String logical) {
        return ArmId.name(network.resource(logical).id().orElseThrow());
    }

    private void put(String resource, String metric, int grain, double value, Map<String, String> dimensions) {
        healthy.put(new Series(resource, metric, grain, Map.copyOf(dimensions)), value);
    }

    private void circuit(String name) {
        for (String link : List.of("Primary", "Secondary")) {
            Map<String, String> peer = Map.of("PeeringType", "Private", "Peer", link);
            put(name, "ArpAvailability", 1, 100, peer);
            put(name, "BgpAvailability", 1, 100, peer);
            Map<String, String> device = Map.of("PeeringType", "Private", "DeviceRole", link);
            put(name, "IngressBandwidthUtilization", 1, 35, device);
            put(name, "EgressBandwidthUtilization", 1, 20, device);
            put(name, "BitsInPerSecond", 1, 8_000_000, device);
            put(name, "BitsOutPerSecond", 1, 5_000_000, device);
        }
        put(name, "QosDropBitsInPerSecond", 5, 0, Map.of());
        put(name, "QosDropBitsOutPerSecond", 5, 0, Map.of());
    }

    /** A gateway of the scalable SKU tells under other names, and of no instance. */
    private void erGateway(String name) {
        boolean scales = new Bag(network.resource("er-gateway-gateway").inputs())
                .text("sku", "name")
                .filter("ErGwScale"::equals)
                .isPresent();
        for (String role : scales ? List.of("") : ROLES) {
            Map<String, String> instance = scales ? Map.of() : Map.of("roleInstance", role);
            String prefix = (scales ? "Scalable" : "") + "ExpressRouteGateway";
            put(name, prefix + "CpuUtilization", 5, 12, instance);
            put(name, prefix + "PacketsPerSecond", 5, 2_000, instance);
            put(name, prefix + "BitsPerSecond", 5, 6_000_000, instance);
            put(name, prefix + "ActiveFlows", 5, 800, instance);
            put(name, prefix + "NumberOfVmInVnet", 5, 40, instance);
            put(name, prefix + "FrequencyOfRoutesChanged", 5, 0, instance);
            Map<String, String> router = new LinkedHashMap<>(instance);
            router.put("BgpPeerAddress", "10.20.255.228");
            put(name, prefix + "CountOfRoutesLearnedFromPeer", 5, 12, router);
            put(name, prefix + "CountOfRoutesAdvertisedToPeer", 5, 3, router);
            if (unsaid == Unsaid.GATEWAYS_ARE_PEERS) {
                router.put("BgpPeerAddress", "10.20.255.254");
                put(name, prefix + "CountOfRoutesLearnedFromPeer", 5, 1, router);
            }
        }
    }

    private void vpnGateway(String name) {
        boolean both = new Bag(network.resource("vpn-gateway-gateway").inputs()).flag("activeActive");
        for (String instance : INSTANCES) {
            boolean carries = both || instance.equals(INSTANCES.get(0));
            put(name, "AverageBandwidth", 5, 30, Map.of("Instance", instance));
            put(name, "InboundFlowsCount", 5, carries ? 3 : 0, Map.of("Instance", instance));
            put(name, "OutboundFlowsCount", 5, carries ? 3 : 0, Map.of("Instance", instance));
            Map<String, String> session = Map.of("BgpPeerAddress", DEVICE, "Instance", instance);
            put(name, "BgpPeerStatus", 5, carries ? 1 : 0, session);
            Map<String, String> beside = Map.of("BgpPeerAddress", "10.20.255.250", "Instance", instance);
            put(name, "BgpPeerStatus", 5, 1, beside);
            put(name, "BgpRoutesLearned", 5, 2, beside);
            if (!carries) {
                continue;
            }
            put(name, "BgpRoutesLearned", 5, 1, session);
            put(name, "BgpRoutesAdvertised", 5, 2, session);
            Map<String, String> tunnel = Map.of(
                    "ConnectionName",
                    nameOf("vpn-connection-hq-connection"),
                    "RemoteIP",
                    "40.50.60.70",
                    "Instance",
                    instance);
            // Keep-alives of BGP, and nothing else.
            put(name, "TunnelAverageBandwidth", 5, 4, tunnel);
            put(name, "TunnelEgressBytes", 5, 0, tunnel);
            put(name, "TunnelIngressBytes", 5, 0, tunnel);
            put(name, "TunnelEgressPacketDropCount", 5, 0, tunnel);
            put(name, "TunnelIngressPacketDropCount", 5, 0, tunnel);
            put(name, "MmsaCount", 5, 1, tunnel);
            put(name, "QmsaCount", 5, 1, tunnel);
        }
    }

    private void balancer(String name) {
        put(name, "VipAvailability", 1, 100, Map.of("FrontendIPAddress", "10.20.1.10", "FrontendPort", "443"));
        for (String member : List.of("10.20.1.20", "10.20.1.21")) {
            put(
                    name,
                    "DipAvailability",
                    1,
                    100,
                    Map.of(
                            "ProtocolType", "TCP",
                            "BackendPort", "443",
                            "FrontendIPAddress", "10.20.1.10",
                            "FrontendPort", "443",
                            "BackendIPAddress", member));
        }
    }

    /** What is so while the incident lasts: two hours, at ten in the morning. */
    NetworkDay during(Consumer<NetworkDay> happening) {
        happening.accept(this);
        return this;
    }

    /** The incident is over after this many minutes. */
    NetworkDay lasting(int minutes) {
        until = from + minutes;
        return this;
    }

    /** Every series of a metric, by the end of its name: both gateways' families have it. */
    NetworkDay set(String metric, double value) {
        return set(metric, "", "", value);
    }

    /** The series of a metric that have a value in a dimension. */
    NetworkDay set(String metric, String dimension, String of, double value) {
        return change(metric, dimension, of, before -> value);
    }

    private NetworkDay change(String metric, String dimension, String of, DoubleUnaryOperator value) {
        List<Series> all = new ArrayList<>();
        incident.keySet().stream()
                .filter(each -> each.metric().endsWith(metric))
                .filter(each -> dimension.isEmpty() || each.has(dimension, of))
                .forEach(all::add);
        if (all.isEmpty()) {
            throw new AssertionError("this network has no metric " + metric + " of " + dimension + " " + of);
        }
        all.forEach(each -> incident.compute(each, (key, before) -> value.applyAsDouble(before == null ? 0 : before)));
        return this;
    }

    /** A public IP of the gateways is attacked. */
    NetworkDay attack(String logical) {
        incident.put(new Series(nameOf(logical), "IfUnderDDoSAttack", 1, Map.of()), 1.0);
        return this;
    }

    /** A resource has no metrics at all any more. */
    NetworkDay silent(String logical) {
        String name = nameOf(logical);
        incident.keySet().removeIf(each -> each.resource().equals(name));
        return this;
    }

    /**
     * Resource Health finds a resource unwell, which a check that Microsoft lists for its type says (azure-monitor-docs,
     * resource-health-checks-resource-types of 5 May 2025). The event is one of those in which state and cause are still empty
     * (resource-health-alert-arm-template-guide of 17 June 2025).
     */
    NetworkDay unwell(String logical) {
        String id = network.resource(logical).id().orElseThrow();
        events.put(
                id,
                Map.of(
                        "category", List.of("ResourceHealth"),
                        "status", List.of("Active"),
                        "resourceType", List.of(type(id).toUpperCase(Locale.ROOT))));
        return this;
    }

    /** No check that is listed says that Azure calls the resource unwell then. */
    NetworkDay perhapsUnwell(String logical) {
        return unsaid == Unsaid.ZERO ? unwell(logical) : this;
    }

    private static String type(String id) {
        String[] parts = id.substring(id.indexOf("/providers/")).split("/", -1);
        return parts[2] + "/" + parts[3];
    }

    /** What the activity log has of the day, by the ARM id of what it is about. */
    Map<String, Map<String, List<String>>> events() {
        return events;
    }

    /** The tunnel's session to the site's device; those that the instances have with each other stand. */
    NetworkDay session(String metric, double value) {
        return set(metric, "BgpPeerAddress", DEVICE, value);
    }

    /** The series of a resource's metric. */
    List<Series> series(String resource, String metric) {
        return healthy.keySet().stream()
                .filter(each -> each.resource().equalsIgnoreCase(resource)
                        && each.metric().equals(metric))
                .toList();
    }

    /** The value of a minute; not a number where there is none. */
    double at(Series series, int minute) {
        boolean now = minute >= from && minute < until;
        double value = (now ? incident : healthy).getOrDefault(series, Double.NaN);
        boolean count = COUNTS.stream().anyMatch(series.metric()::endsWith);
        return unsaid == Unsaid.SILENCE && count && value == 0 ? Double.NaN : value;
    }
}
