package hybridnetwork.topology;

import hybridnetwork.config.StackConfig;
import java.util.Optional;

/**
 * The Azure names of a stack's resources: the blueprint's, each beginning with the base name.
 *
 * <p>Where there is one circuit or one site its name does not appear, as in the blueprint; with several it is appended. A
 * circuit that was once the only one keeps its short name, since another would mean another circuit.
 *
 * @param severalCircuits whether the names of circuits and of their connections carry the circuit's name
 * @param shortNamed the circuit that keeps the short name although there are several
 * @param severalSites whether the names of local network gateways and of their connections carry the site's name
 */
public record AzureNames(String baseName, boolean severalCircuits, Optional<String> shortNamed, boolean severalSites) {
    /** The literal name of the gateways' subnet ({@code gw-subnet-name}). */
    public static final String GATEWAY_SUBNET = "GatewaySubnet";

    /** The literal name of a private peering ({@code peer-type-name}). */
    public static final String PRIVATE_PEERING = "AzurePrivatePeering";

    public static final String ER_GATEWAY_IP_CONFIGURATION = "er-gw-ipconfig";

    public static AzureNames of(StackConfig config) {
        return new AzureNames(
                config.baseName(),
                config.expressRoute().circuits().size() > 1,
                Optional.empty(),
                config.sites().size() > 1);
    }

    /** The same names, but for one circuit that keeps the short one. */
    public AzureNames keepingShort(String circuit) {
        return new AzureNames(baseName, severalCircuits, Optional.of(circuit), severalSites);
    }

    /** The name of the only circuit, and so of one that was the only one. */
    public String soleCircuit() {
        return baseName + "-erc";
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
        return soleCircuit() + ofCircuit(name);
    }

    private String ofCircuit(String name) {
        return severalCircuits && !shortNamed.equals(Optional.of(name)) ? "-" + name : "";
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
