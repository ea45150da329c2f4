package hybridnetwork.topology;

import hybridnetwork.config.StackConfig;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The Azure names of a stack's resources: the blueprint's, each beginning with the base name.
 *
 * <p>Where there is one circuit or one site its name does not appear, as in the blueprint; with several it is appended.
 *
 * @param appendedCircuits the circuits whose name is part of their Azure name and of their connection's
 * @param appendedSites the sites whose name is part of the name of their local network gateway and of their connection's
 */
public record AzureNames(String baseName, Set<String> appendedCircuits, Set<String> appendedSites) {
    /** The literal name of the gateways' subnet ({@code gw-subnet-name}). */
    public static final String GATEWAY_SUBNET = "GatewaySubnet";

    /** The literal name of a private peering ({@code peer-type-name}). */
    public static final String PRIVATE_PEERING = "AzurePrivatePeering";

    public static final String ER_GATEWAY_IP_CONFIGURATION = "er-gw-ipconfig";

    public AzureNames {
        appendedCircuits = Set.copyOf(appendedCircuits);
        appendedSites = Set.copyOf(appendedSites);
    }

    public static AzureNames of(StackConfig config) {
        return new AzureNames(
                config.baseName(),
                ifSeveral(config.expressRoute().circuits().keySet()),
                ifSeveral(config.sites().keySet()));
    }

    private static Set<String> ifSeveral(Set<String> names) {
        return names.size() > 1 ? names : Set.of();
    }

    /** The same names, but for a circuit that keeps the name it has: the short one, or the one with its key appended. */
    public AzureNames keepingCircuit(String circuit, boolean appended) {
        return new AzureNames(baseName, with(appendedCircuits, circuit, appended), appendedSites);
    }

    /** The same names, but for a site whose tunnel keeps the name it has: the short one, or the one with its key appended. */
    public AzureNames keepingSite(String site, boolean appended) {
        return new AzureNames(baseName, appendedCircuits, with(appendedSites, site, appended));
    }

    private static Set<String> with(Set<String> names, String name, boolean contained) {
        Set<String> changed = new HashSet<>(names);
        changed.remove(name);
        if (contained) {
            changed.add(name);
        }
        return changed;
    }

    public String resourceGroup() {
        return baseName + "-rg";
    }

    public String virtualNetwork() {
        return baseName + "-vnet";
    }

    public String subnet(String name) {
        return baseName + "-" + name + "-subnet";
    }

    public String networkSecurityGroup(String subnet) {
        return baseName + "-" + subnet + "-nsg";
    }

    public String circuit(String name) {
        return baseName + "-erc" + appended(appendedCircuits, name);
    }

    private static String appended(Set<String> all, String name) {
        return all.contains(name) ? "-" + name : "";
    }

    public String erPublicIp() {
        return baseName + "-er-pip";
    }

    /** The public IP of a VPN gateway's instance, counted from 1. */
    public String vpnPublicIp(int instance) {
        return baseName + "-vpn-pip" + (instance == 1 ? "" : "-" + instance);
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

    /** The IP configuration of a VPN gateway's instance, counted from 1. */
    public static String vpnIpConfiguration(int instance) {
        return "vpn-gw-ipconfig" + (instance == 1 ? "" : "-" + instance);
    }

    public String erGateway() {
        return baseName + "-er-vgw";
    }

    public String vpnGateway() {
        return baseName + "-vpn-vgw";
    }

    public String erConnection(String circuit) {
        return baseName + "-er-conn" + appended(appendedCircuits, circuit);
    }

    public String vpnConnection(String site) {
        return baseName + "-vpn-conn" + appended(appendedSites, site);
    }

    public String localNetworkGateway(String site) {
        return baseName + "-vpn-lgw" + appended(appendedSites, site);
    }

    public String loadBalancer() {
        return baseName + "-ilb";
    }
}
