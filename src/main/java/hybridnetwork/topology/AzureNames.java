package hybridnetwork.topology;

import hybridnetwork.config.DeclaredNetwork;
import hybridnetwork.config.GivenNames;
import hybridnetwork.config.InspectionConfig;
import hybridnetwork.config.InspectionConfig.Tier;
import hybridnetwork.config.LoadBalancerConfig;
import hybridnetwork.config.NamedPart;
import hybridnetwork.config.ReservedSubnet;
import hybridnetwork.config.Site;
import hybridnetwork.config.Spoke;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.VpnDevice;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The Azure names of a stack's resources: those that it gives itself, otherwise the blueprint's, each beginning with the base name.
 *
 * <p>Where there is one circuit or one site its name does not appear, as in the blueprint; with several it is appended. Where
 * a site has several devices, its name and the device's are.
 *
 * @param appendedCircuits the circuits whose name is part of their Azure name and of their connection's
 * @param appendedSites the sites whose name is part of the name of their local network gateway and of their connection's
 * @param givenSubnets the Azure names of subnets that the stack names itself, by the ends that name them
 * @param keptTunnels the tunnels that are deployed under the name of another of their site, and keep it
 * @param given what the stack's section {@code names} says
 */
public record AzureNames(
        String baseName,
        Set<String> appendedCircuits,
        Set<String> appendedSites,
        Map<String, String> givenSubnets,
        Map<TunnelName, TunnelName> keptTunnels,
        GivenNames given) {
    /** The literal name of the gateways' subnet ({@code gw-subnet-name}). */
    public static final String GATEWAY_SUBNET = "GatewaySubnet";

    /** The literal name of a private peering ({@code peer-type-name}). */
    public static final String PRIVATE_PEERING = "AzurePrivatePeering";

    public AzureNames {
        appendedCircuits = Set.copyOf(appendedCircuits);
        appendedSites = Set.copyOf(appendedSites);
        givenSubnets = Map.copyOf(givenSubnets);
        keptTunnels = Map.copyOf(keptTunnels);
    }

    public static AzureNames of(StackConfig config) {
        return new AzureNames(
                config.baseName(),
                ifSeveral(config.circuits().keySet()),
                ifSeveral(config.sites().keySet()),
                given(config),
                Map.of(),
                config.names());
    }

    private static Map<String, String> given(StackConfig config) {
        Map<String, String> given = new HashMap<>();
        config.workloads().forEach((end, subnet) -> subnet.name().ifPresent(name -> given.put(end, name)));
        return given;
    }

    private static Set<String> ifSeveral(Set<String> names) {
        return names.size() > 1 ? names : Set.of();
    }

    /** The same names, but for a circuit that keeps the name it has: the short one, or the one with its key appended. */
    public AzureNames keepingCircuit(String circuit, boolean appended) {
        return new AzureNames(
                baseName, with(appendedCircuits, circuit, appended), appendedSites, givenSubnets, keptTunnels, given);
    }

    /** The same names, but for a site whose tunnel keeps the name it has: the short one, or the one with its key appended. */
    public AzureNames keepingSite(String site, boolean appended) {
        return new AzureNames(
                baseName, appendedCircuits, with(appendedSites, site, appended), givenSubnets, keptTunnels, given);
    }

    /** The same names, but for tunnels that keep the names of others of their site, as what is deployed has them. */
    public AzureNames keepingTunnels(Map<TunnelName, TunnelName> kept) {
        return new AzureNames(baseName, appendedCircuits, appendedSites, givenSubnets, kept, given);
    }

    private static Set<String> with(Set<String> names, String name, boolean contained) {
        Set<String> changed = new HashSet<>(names);
        changed.remove(name);
        if (contained) {
            changed.add(name);
        }
        return changed;
    }

    private String given(NamedPart part, String otherwise) {
        return given.of(part).orElse(otherwise);
    }

    private String given(NamedPart part, String key, String otherwise) {
        return given.of(part, key).orElse(otherwise);
    }

    /** As {@code names} calls a network. */
    private static String key(DeclaredNetwork network) {
        return network.spoke().orElse(Spoke.HUB);
    }

    public String resourceGroup() {
        return given(NamedPart.resourceGroup, baseName + "-rg");
    }

    /** The hub's. */
    public String virtualNetwork() {
        return given(NamedPart.virtualNetwork, baseName + "-vnet");
    }

    public String virtualNetwork(DeclaredNetwork network) {
        return network.spoke().map(this::virtualNetwork).orElseGet(this::virtualNetwork);
    }

    /** A spoke's. */
    public String virtualNetwork(String spoke) {
        return given(NamedPart.spokeNetworks, spoke, baseName + "-" + spoke + "-vnet");
    }

    /** What the names of what belongs to a network begin with. */
    private String start(DeclaredNetwork network) {
        return baseName + network.spoke().map(spoke -> "-" + spoke).orElse("");
    }

    /** The Azure name of a subnet, unique in its network; one that Azure reserves stays as it is, and so does one of the stack's. */
    public String subnet(DeclaredNetwork network, String key) {
        return ReservedSubnet.named(key).map(ReservedSubnet::name).orElseGet(() -> {
            String given = givenSubnets.get(network.end(key).toString());
            return given == null ? subnet(key) : given;
        });
    }

    /** The Azure name that the key of a workload's subnet makes. */
    public String subnet(String key) {
        return baseName + "-" + key + "-subnet";
    }

    public String networkSecurityGroup(DeclaredNetwork network, String subnet) {
        return given(NamedPart.securityGroups, network.end(subnet).toString(), start(network) + "-" + subnet + "-nsg");
    }

    public String routeTable(DeclaredNetwork network, String subnet) {
        return given(NamedPart.routeTables, network.end(subnet).toString(), start(network) + "-" + subnet + "-rt");
    }

    public String firewall() {
        return given(NamedPart.firewall, ownFirewall());
    }

    private String ownFirewall() {
        return InspectionConfig.Firewall.azureName(baseName);
    }

    /** The name of the firewall's policy, one for each tier: Azure takes a firewall from one policy to another, but no policy from tier to tier. */
    public String firewallPolicy(Tier tier) {
        return given(
                NamedPart.firewallPolicy,
                ownFirewall() + "-policy"
                        + (tier == Tier.Standard ? "" : "-" + tier.name().toLowerCase(Locale.ROOT)));
    }

    public String firewallPublicIp() {
        return given(NamedPart.firewallPublicIp, ownFirewall() + "-pip");
    }

    /** The address by which Azure manages a firewall whose own way to the internet leads on-premises. */
    public String firewallManagementPublicIp() {
        return given(NamedPart.firewallManagementPublicIp, ownFirewall() + "-mgmt-pip");
    }

    /** The public IPs of the firewall, that by which its traffic leaves first. */
    public List<String> firewallPublicIps(InspectionConfig.Firewall firewall) {
        return firewall.managementSubnet().isPresent()
                ? List.of(firewallPublicIp(), firewallManagementPublicIp())
                : List.of(firewallPublicIp());
    }

    /**
     * The name of an IP group, which goes with the policy that names it.
     *
     * @param key of {@link FirewallRules#groups}
     */
    public String ipGroup(Tier tier, String key) {
        return ownFirewall() + (tier == Tier.Standard ? "" : "-" + tier.name().toLowerCase(Locale.ROOT)) + "-" + key
                + "-ipg";
    }

    public String firewallIpConfiguration() {
        return given(NamedPart.firewallIpConfiguration, "fw-ipconfig");
    }

    public String firewallManagementIpConfiguration() {
        return given(NamedPart.firewallManagementIpConfiguration, "fw-mgmt-ipconfig");
    }

    public String natGateway(DeclaredNetwork network) {
        return given(NamedPart.natGateways, key(network), start(network) + "-nat");
    }

    public String natPublicIp(DeclaredNetwork network) {
        return given(NamedPart.natPublicIps, key(network), start(network) + "-nat-pip");
    }

    /** The hub's side of a peering, a name in the hub. */
    public String hubPeering(String spoke) {
        return given(NamedPart.hubPeerings, spoke, baseName + "-" + spoke + "-peer");
    }

    /** The spoke's side of a peering, a name in the spoke. */
    public String spokePeering(String spoke) {
        return given(NamedPart.spokePeerings, spoke, baseName + "-hub-peer");
    }

    public String circuit(String name) {
        return given(NamedPart.circuits, name, baseName + "-erc" + appended(appendedCircuits, name));
    }

    private static String appended(Set<String> all, String name) {
        return all.contains(name) ? "-" + name : "";
    }

    public String erPublicIp() {
        return given(NamedPart.expressRoutePublicIp, baseName + "-er-pip");
    }

    /** The public IP of a VPN gateway's instance, counted from 1. */
    public String vpnPublicIp(int instance) {
        return given.of(NamedPart.vpnPublicIps, instance)
                .orElseGet(() -> baseName + "-vpn-pip" + (instance == 1 ? "" : "-" + instance));
    }

    /** The public IPs of a VPN gateway with so many instances that carry tunnels. */
    public List<String> vpnPublicIps(int instances) {
        return IntStream.rangeClosed(1, instances).mapToObj(this::vpnPublicIp).toList();
    }

    /** The public IPs of both gateways; that of the ExpressRoute gateway comes first, and may be Microsoft's instead. */
    public List<String> gatewayPublicIps(int instances) {
        return Stream.concat(Stream.of(erPublicIp()), vpnPublicIps(instances).stream())
                .toList();
    }

    /** The IP configuration of the ExpressRoute gateway. */
    public String erIpConfiguration() {
        return given(NamedPart.expressRouteIpConfiguration, "er-gw-ipconfig");
    }

    /** The IP configuration of a VPN gateway's instance, counted from 1. */
    public String vpnIpConfiguration(int instance) {
        return given.of(NamedPart.vpnIpConfigurations, instance)
                .orElseGet(() -> "vpn-gw-ipconfig" + (instance == 1 ? "" : "-" + instance));
    }

    /** The IP configurations of a VPN gateway with so many instances that carry tunnels. */
    public List<String> vpnIpConfigurations(int instances) {
        return IntStream.rangeClosed(1, instances)
                .mapToObj(this::vpnIpConfiguration)
                .toList();
    }

    public String erGateway() {
        return given(NamedPart.expressRouteGateway, baseName + "-er-vgw");
    }

    public String vpnGateway() {
        return given(NamedPart.vpnGateway, baseName + "-vpn-vgw");
    }

    public String erConnection(String circuit) {
        return given(
                NamedPart.circuitConnections, circuit, baseName + "-er-conn" + appended(appendedCircuits, circuit));
    }

    /** The name under which the tunnel to a device is declared: its own, or the one that is deployed and that it keeps. */
    public TunnelName tunnel(Site site, VpnDevice device) {
        TunnelName own = TunnelName.of(site, device);
        return keptTunnels.getOrDefault(own, own);
    }

    public String vpnConnection(TunnelName tunnel) {
        return given(NamedPart.vpnConnections, tunnel.key(), baseName + "-vpn-conn" + appended(tunnel));
    }

    public String localNetworkGateway(TunnelName tunnel) {
        return given(NamedPart.localNetworkGateways, tunnel.key(), baseName + "-vpn-lgw" + appended(tunnel));
    }

    private String appended(TunnelName tunnel) {
        return tunnel.device()
                .map(device -> "-" + tunnel.site() + "-" + device)
                .orElseGet(() -> appended(appendedSites, tunnel.site()));
    }

    /** The subnet that a load balancer is in. */
    public String subnetOf(StackConfig config, LoadBalancerConfig section) {
        DeclaredNetwork network = networkOf(config, section);
        return network.workloads().keySet().stream()
                .filter(key -> network.end(key).toString().equals(section.subnet()))
                .map(key -> subnet(network, key))
                .findFirst()
                .orElseGet(() -> subnet(section.subnet()));
    }

    /** The network that a load balancer is in. */
    public String virtualNetworkOf(StackConfig config, LoadBalancerConfig section) {
        return virtualNetwork(networkOf(config, section));
    }

    private static DeclaredNetwork networkOf(StackConfig config, LoadBalancerConfig section) {
        return config.networks().stream()
                .filter(network -> network.workloads().keySet().stream()
                        .anyMatch(key -> network.end(key).toString().equals(section.subnet())))
                .findFirst()
                .orElse(config.network());
    }

    /** The Log Analytics workspace, where it is the stack's. */
    public String workspace() {
        return baseName + "-law";
    }

    public String actionGroup() {
        return baseName + "-ag";
    }

    /** What the messages of the action group begin with: at most 12 letters. */
    public String actionGroupInShort() {
        return baseName.substring(0, Math.min(baseName.length(), 12)).replaceFirst("[_.-]+$", "");
    }

    /** What the names of alerts begin with. */
    public String alerts() {
        return baseName + "-alerts";
    }

    /** The name of an alert, by its key, in which a tunnel's name may have a dot. */
    public String alert(String key) {
        return baseName + "-" + key.replace('.', '-') + "-alert";
    }

    /** The diagnostic setting of any resource: its name counts within the resource. */
    public String diagnosticSetting() {
        return baseName + "-diag";
    }

    public String workbook() {
        return baseName + "-wb";
    }

    public String loadBalancer(LoadBalancerConfig section) {
        return given(
                NamedPart.loadBalancers,
                key(section),
                baseName + "-ilb" + section.name().map(name -> "-" + name).orElse(""));
    }

    public String frontend(LoadBalancerConfig section) {
        return given(NamedPart.frontends, key(section), "frontend");
    }

    public String backendPool(LoadBalancerConfig section) {
        return given(NamedPart.backendPools, key(section), "backend");
    }

    public String probe(LoadBalancerConfig section) {
        return given(NamedPart.probes, key(section), "probe");
    }

    /** As {@code names} calls a load balancer. */
    static String key(LoadBalancerConfig section) {
        return section.name().orElse(NamedPart.ONLY_LOAD_BALANCER);
    }
}
