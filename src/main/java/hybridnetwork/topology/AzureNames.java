package hybridnetwork.topology;

import hybridnetwork.config.StackConfig;
import java.util.HashSet;
import java.util.Set;

/**
 * The Azure names of a stack's resources: the blueprint's, each beginning with the base name.
 *
 * <p>Where there is one circuit or one site its name does not appear, as in the blueprint; with several it is appended.
 *
 * @param appendedCircuits the circuits whose name is part of their Azure name and of their connection's
 * @param severalSites whether the names of local network gateways and of their connections carry the site's name
 */
public record AzureNames(String baseName, Set<String> appendedCircuits, boolean severalSites) {
    /** The literal name of the gateways' subnet ({@code gw-subnet-name}). */
    public static final String GATEWAY_SUBNET = "GatewaySubnet";

    /** The literal name of a private peering ({@code peer-type-name}). */
    public static final String PRIVATE_PEERING = "AzurePrivatePeering";

    public static final String ER_GATEWAY_IP_CONFIGURATION = "er-gw-ipconfig";

    public AzureNames {
        appendedCircuits = Set.copyOf(appendedCircuits);
    }

    public static AzureNames of(StackConfig config) {
        Set<String> circuits = config.expressRoute().circuits().keySet();
        return new AzureNames(
                config.baseName(),
                circuits.size() > 1 ? circuits : Set.of(),
                config.sites().size() > 1);
    }

    /** The same names, but for a circuit that keeps the name it has: the short one, or the one with its key appended. */
    public AzureNames keeping(String circuit, boolean appended) {
        Set<String> others = new HashSet<>(appendedCircuits);
        others.remove(circuit);
        if (appended) {
            others.add(circuit);
        }
        return new AzureNames(baseName, others, severalSites);
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
        return baseName + "-erc" + ofCircuit(name);
    }

    private String ofCircuit(String name) {
        return appendedCircuits.contains(name) ? "-" + name : "";
    }

    public String erPublicIp() {
        return baseName + "-er-pip";
    }

    /** The public IP of a VPN gateway's instance, counted from 1. */
    public String vpnPublicIp(int instance) {
        return baseName + "-vpn-pip" + (instance == 1 ? "" : "-" + instance);
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
        return baseName + "-er-conn" + ofCircuit(circuit);
    }

    public String vpnConnection(String site) {
        return baseName + "-vpn-conn" + (severalSites ? "-" + site : "");
    }

    public String localNetworkGateway(String site) {
        return baseName + "-vpn-lgw" + (severalSites ? "-" + site : "");
    }

    public String loadBalancer() {
        return baseName + "-ilb";
    }
}
