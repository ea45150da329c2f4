package hybridnetwork.limits;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/**
 * What only exported networks are asked for: the rules that this program's own keep, by how they are built or by the rules of the
 * configuration.
 */
public final class AskedOfExports {
    /** What to do about each, by its id, in the words of Azure's resources: a stack file does not declare what is exported. */
    public static final Map<String, String> FIXES = Map.ofEntries(
            entry(
                    "apipa",
                    "give both ends of the tunnel a link-local address in 169.254.21.0 to 169.254.22.255, or neither"),
            entry(
                    "aprl-er-two-locations",
                    "order a second circuit at another peering location; ExpressRoute Metro is half of it"),
            entry("asn-rules", "use a private AS number such as 65010 there"),
            entry(
                    "conn-mode-selectors",
                    "take one of Azure's modes, set usePolicyBasedTrafficSelectors, and name a network of both ends in each selector"),
            entry("conn-protocol", "make the connection anew with connectionProtocol IKEv2"),
            entry(
                    "conn-type-shape",
                    "set what a connection of its type needs, and take out what belongs to another type"),
            entry("dpd", "set dpdTimeoutSeconds to 45"),
            entry("dpd-advised", "set dpdTimeoutSeconds to 45"),
            entry(
                    "er-authorization",
                    "have the circuit's owner issue an authorization, and set authorizationKey to it"),
            entry(
                    "er-circuit-put-keeps-children",
                    "take `peerings` out of the circuit, and keep the peerings as resources of their own"),
            entry(
                    "er-circuit-quota",
                    "use another region or peering location, or have Azure's support raise the quota"),
            entry(
                    "er-direct-bandwidth",
                    "set bandwidthInGbps to a rate of the port pair: 1, 2, 5, 10, 40, 100, 200 or 400"),
            entry("er-local-limits", "set bandwidthInMbps to 1000 or more, or the tier to Standard"),
            entry("er-local-unlimited", "set the family of the SKU to UnlimitedData"),
            entry("er-provider-bandwidth", "set bandwidthInMbps to 50, 100, 200, 500, 1000, 2000, 5000 or 10000"),
            entry(
                    "er-provider-xor-direct",
                    "take serviceProviderProperties out, or expressRoutePort and bandwidthInGbps"),
            entry("er-route-limits", "summarize the address space to fewer prefixes"),
            entry(
                    "er-sku-enums",
                    "set tier and family of the SKU to names of Azure's: Local, Standard or Premium; MeteredData or UnlimitedData"),
            entry("er-sku-name-consistent", "set the SKU's name to TIER_FAMILY, such as Standard_MeteredData"),
            entry("er-vnet-links", "set the tier of the SKU to Premium, or take networks off the circuit"),
            entry("ergw-circuits-per-sku", "use the next larger SKU of the gateway"),
            entry("ergw-fastpath", "set the gateway's SKU to ErGw3AZ, or expressRouteGatewayBypass to false"),
            entry("ergw-public-ip", "give the gateway a Standard public IP with static allocation"),
            entry(
                    "ergw-scale-units",
                    "set minimum and maximum of the scale units to between 1 and 40, the minimum first"),
            entry("ergw-sizing", "use the next larger SKU of the gateway"),
            entry("ergw-sku-enum", "set the SKU to ErGw1AZ, ErGw2AZ or ErGw3AZ"),
            entry("ergw-type", "keep one gateway of each type in the network"),
            entry(
                    "ergw-v2v-off",
                    "set allowRemoteVnetTraffic and allowVirtualWanTraffic to false, and peer networks that are to talk"),
            entry("ergw-zones", "migrate the gateway to the AZ SKU of its size"),
            entry("failover-test", "after the drill set the peering's state to Enabled"),
            entry(
                    "firewall-forced-tunnelling",
                    "give the firewall a managementIpConfiguration in an AzureFirewallManagementSubnet, or lead 0.0.0.0/0 of its subnet to Internet"),
            entry("firewall-ip-group-limit", "summarize the prefixes, or split the group"),
            entry(
                    "firewall-one-group",
                    "make the firewall anew in the resource group of its network, and its public IPs there too"),
            entry("firewall-policy-tier", "use a policy of the firewall's tier, or of a lower one"),
            entry("firewall-rule-limit", "summarize prefixes, or use IP groups, each of which counts as one"),
            entry(
                    "firewall-tier",
                    "use Standard: a Basic firewall passes 250 Mbps, and always needs a second subnet and a second public IP"),
            entry("gw-subnet-16-circuits", "make GatewaySubnet a /26"),
            entry(
                    "gw-subnet-dedicated",
                    "move what is not a gateway to a subnet of its own, and take delegations off GatewaySubnet"),
            entry("gw-subnet-headroom", "make GatewaySubnet larger: a /26"),
            entry("gw-subnet-min-prefix-coexist", "make GatewaySubnet a /27 or larger"),
            entry("gw-subnet-name", "put the gateway in a subnet that is called GatewaySubnet"),
            entry("ike-gcm-pair", "set ikeIntegrity to SHA384"),
            entry(
                    "ipsec-enums",
                    "set it to an algorithm of Azure's, such as AES256 and SHA384 for IKE, GCMAES256 for IPsec, ECP384 and DHGroup24 for groups"),
            entry("ipsec-gcm-pair", "set ipsecEncryption and ipsecIntegrity to the same GCMAES"),
            entry("ipsec-policy-complete", "give the connection one policy with all eight fields, or none"),
            entry("ipsec-weak", "use AES256 with SHA384 and ECP384 for IKE, GCMAES256 and ECP384 for IPsec"),
            entry(
                    "lb-rules-probe",
                    "use protocol Tcp or Udp with ports, or ports 0 and 0 on an internal load balancer"),
            entry("lb-rules-probe-backend-twice", "use another backend port for one of the two rules"),
            entry("lb-rules-probe-frontend-twice", "keep one of the two rules, or use another frontend port"),
            entry("lb-rules-probe-path", "set the probe's requestPath, such as /health"),
            entry("lb-rules-probe-port", "use another port, or a TCP probe"),
            entry("lb-rules-probe-references", "give the rule a backend pool and a probe"),
            entry("lb-rules-probe-tcp-path", "set the probe's protocol to Https, or take its requestPath out"),
            entry("lb-rules-probe-timeout", "set idleTimeoutInMinutes to between 4 and 30"),
            entry("lb-standard-zonal", "make the load balancer, and its public IPs, of SKU Standard"),
            entry("lb-standard-zonal-address", "use a free address of the frontend's subnet"),
            entry("lb-standard-zonal-zones", "give the frontend all zones of the region"),
            entry("lng-address-space", "give the local network gateway the site's prefixes, or BGP"),
            entry(
                    "lng-bgp-peer-address",
                    "set bgpPeeringAddress to an address of the site that is not the device's public one"),
            entry("lng-endpoint", "set the address that the internet sees, or a domain name, not both"),
            entry("lng-no-bgp-slash32", "take the BGP peer's /32 out of the prefixes"),
            entry("lng-prefix-limit", "summarize the prefixes to at most 1,000"),
            entry("lng-static-beside-bgp", "take the prefixes out of the local network gateway: BGP brings them"),
            entry(
                    "name-net-80",
                    "give the resource a name of 1 to 80 letters, digits, dots, hyphens and underscores, a letter or digit first"),
            entry("name-unique", "give one of the two another name"),
            entry("name-vnet", "give the network a name of 2 to 64 letters, digits, dots, hyphens and underscores"),
            entry("no-overlap-all-spaces", "renumber one of the two"),
            entry("nsg-rules", "give each rule a priority of its own, 100 to 4096, in its direction"),
            entry("nsg-rules-defaults", "add an inbound rule with priority 4096 that denies everything"),
            entry("nsg-rules-internet", "add an outbound rule that denies the tag Internet"),
            entry("nsg-rules-limits", "use ranges of ports and wider prefixes, or application security groups"),
            entry("nsg-rules-names", "shorten the rule's name to 80 characters"),
            entry("nsg-rules-one-tag", "name one service tag, or prefixes, on each side of the rule"),
            entry("nsg-rules-protocol", "set the protocol to Tcp, Udp, Icmp, Esp, Ah or *"),
            entry("nsg-rules-unique", "give one of the two rules another name"),
            entry("peer-asn", "set peerASN to a private number such as 65010"),
            entry("peer-both-sessions", "give the peering both links"),
            entry("peer-md5", "set a key of 1 to 25 letters and digits, the same at the provider's end"),
            entry("peer-no-route-filter", "take routeFilter and advertisedPublicPrefixes out of the private peering"),
            entry("peer-not-in-vnet", "use a /30 that nothing else uses"),
            entry("peer-two-slash30", "split a /29 into its two /30s, one for each link"),
            entry("peer-type-name", "call the peering AzurePrivatePeering, and make it of that type"),
            entry("peer-vlan", "set vlanId to between 1 and 4094"),
            entry("peer-vlan-unique", "use another VLAN id for one of the two circuits"),
            entry(
                    "private-ip-vpn-over-er",
                    "set enablePrivateIpAddress at the gateway, or useLocalAzureIpAddress of the connection to false"),
            entry(
                    "psk",
                    "set a key of 1 to 128 printable ASCII characters without space, hyphen and tilde, the same on the device"),
            entry("psrule-nsg-associated", "attach the group to a subnet or an interface, or take it away"),
            entry("psrule-nsg-deny-all-first", "give the denial the last priority, 4096"),
            entry("psrule-vnet-use-nsgs", "give each of the subnets a network security group"),
            entry("psrule-vng-vpn-active-active", "set activeActive at the gateway, with a second public IP"),
            entry("reserved-subnet-size", "make the subnet a /26 or larger; a route server's a /27"),
            entry("route-limit", "summarize the prefixes to at most 400 routes"),
            entry("sa-lifetimes", "set saLifeTimeSeconds to 27000 and saDataSizeKilobytes to 102400000"),
            entry("sa-lifetimes-upper", "set saLifeTimeSeconds to 27000"),
            entry("selectors-need-initiator", "set connectionMode to InitiatorOnly"),
            entry("shared-key-missing", "see that the connection has a shared key: an export may leave it out"),
            entry("subnet-prefix-bounds", "choose a free /2 to /29 inside the address space"),
            entry("subnet-reserved-five", "use an address from the fifth of the subnet on, and not its last"),
            entry(
                    "transit-route-server",
                    "make the VPN gateway active-active with AS number 65515, or set allowBranchToBranchTraffic to false"),
            entry("udr-next-hop-vng", "take the route out: the gateways' own routes lead there"),
            entry("vnet-forbidden-ranges", "use private addresses, such as 10.20.0.0/16"),
            entry("vpn-device-twice", "make the two local network gateways one, with all prefixes"),
            entry("vpngw-active-active", "give an active-active gateway two public IPs, any other one"),
            entry("vpngw-basic-limits", "use SKU VpnGw1AZ"),
            entry(
                    "vpngw-custom-dns",
                    "see that each of the DNS servers forwards to 168.63.129.16, and accept it then: `hybrid-network:acceptedRisks: { vpngw-custom-dns: REASON }`"),
            entry("vpngw-legacy-retired", "use an AZ SKU, such as VpnGw1AZ"),
            entry("vpngw-non-az-retired", "use the SKU with AZ at its end"),
            entry("vpngw-pip-zones", "give the gateway public IPs in all zones of the region"),
            entry("vpngw-route-based", "make the gateway anew with vpnType RouteBased"),
            entry(
                    "vpngw-sku-capacity",
                    "use a larger SKU of the VPN gateway, or accept that it carries less while it takes over: `hybrid-network:acceptedRisks: { vpngw-sku-capacity: REASON }`"),
            entry("vpngw-sku-generation", "take vpnGatewayGeneration out, or set the one in which Azure makes the SKU"),
            entry("vpngw-standard-pip", "give the gateway Standard public IPs with static IPv4 addresses"),
            entry("waf-peering-md5", "set sharedKey of the peering, the same at the provider's end"),
            entry("waf-vpn-backup", "put a VPN gateway beside it, with a tunnel to each site"));

    /** By their ids. */
    public static final Set<String> RULES = FIXES.keySet();

    private AskedOfExports() {}
}
