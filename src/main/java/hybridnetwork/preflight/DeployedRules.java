package hybridnetwork.preflight;

import java.util.List;

/**
 * What only the comparison of a stack's configuration with its state and with Azure finds, beside the rules that stand with
 * their topics. The {@code lifecycle} decides them when the program runs, before anything is registered.
 */
final class DeployedRules {
    private static final String TELLS = "what is deployed is Azure's and the engine's to tell";

    private DeployedRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.error("", "names-changed", "what is deployed keeps its Azure name", "")
                        .example(
                                "names: { vpnGateway: corp-vpn }   # deployed as hybrid-vpn-er-vpn-vgw",
                                "write the Azure name that it has")
                        .byLifecycle("the engine would make one of the new name and delete the other"),
                Rule.error(
                                "",
                                "gateway-ip-configuration",
                                "the IP configurations of a gateway keep their names",
                                "S165")
                        .example(
                                "names: { vpnIpConfigurations: [default] }   # Azure has vpn-gw-ipconfig",
                                "write the names that Azure has")
                        .byLifecycle("Azure refuses to change or remove one"),
                Rule.error(
                                "",
                                "subnet-in-use",
                                "a subnet that something is in keeps its prefix, its name and its delegation, and stays",
                                "S55 S84")
                        .example(
                                "subnets: { internal: 10.20.4.0/24 }   # deployed as 10.20.1.0/24, with the load balancer in it",
                                "add the new subnet beside the old one, move what is in it, then remove the old one:"
                                        + " docs/runbook.md, \"Moving a subnet\"")
                        .byLifecycle("Azure tells who is in each subnet, network interfaces of others included"),
                Rule.error(
                                "",
                                "subnet-not-declared",
                                "others have no subnet in use in this network, which its next update would delete",
                                "S55")
                        .example(
                                "# AzureBastionSubnet was added by hand, and the address space changes",
                                "leave the network as it is until that subnet is empty")
                        .byLifecycle(
                                "a warning while the network does not change, an error where it does, or where a refresh"
                                        + " has taken the subnet into the state"),
                Rule.error("", "subnet-key-changed", "a subnet's key keeps its letters, capital and small", "")
                        .example("subnets: { Internal: 10.20.1.0/24 }   # deployed as internal", "write the old key")
                        .byLifecycle("to Azure both are one subnet, to the engine they are two"),
                Rule.error(
                                "",
                                "load-balancer-key-changed",
                                "a load balancer keeps its key as long as it keeps its address",
                                "")
                        .example(
                                "loadBalancers: { web: { privateIpAddress: 10.20.1.10, ... } }   # deployed under loadBalancer",
                                "keep the old section, or give the new one another address")
                        .byLifecycle("the engine creates the new one before it deletes the old one"),
                Rule.warning("", "load-balancer-moves", "the load balancer keeps its address", "")
                        .example(
                                "loadBalancer: { subnet: app, privateIpAddress: 10.20.4.10 }   # deployed in internal",
                                "move it in a maintenance window: its clients need the new address")
                        .byLifecycle("Azure moves it in place, after its security groups"),
                Rule.warning(
                                "",
                                "static-routes-go",
                                "no site loses routes that its device may not advertise",
                                "S21 S29")
                        .example(
                                "vpnDevice: { bgp: { ... } }   # deployed without BGP, or before staticPrefixes had to be said",
                                "see that BGP has what the static routes had, or keep them: staticPrefixes")
                        .byLifecycle(
                                "the state tells which static routes there are; an update in place takes them away"),
                Rule.error("", "base-name-changed", "a stack keeps its base name", "")
                        .example(
                                "baseName: hybrid-new   # deployed as hybrid-old",
                                "write the old one; for a network of another name make another stack")
                        .byLifecycle(TELLS + "; another one replaces every resource"),
                Rule.error("", "site-key-changed", "a site keeps its key", "")
                        .example(
                                "sites: { main: { ... } }   # deployed as hq",
                                "rename it in the state first: docs/runbook.md, \"Renaming a site or a circuit\"")
                        .byLifecycle(TELLS + "; the engine would make a second tunnel"),
                Rule.error("", "circuit-key-changed", "a circuit keeps its key", "")
                        .example(
                                "circuits: { first: { ... } }   # deployed as primary",
                                "rename it in the state first: docs/runbook.md, \"Renaming a site or a circuit\"")
                        .byLifecycle(TELLS + "; the engine would order a second one"),
                Rule.warning(
                                "",
                                "vpngw-generation-moved",
                                "the stack does not name a generation that its VPN gateway no longer has: Azure moves"
                                        + " gateways to Generation2",
                                "S25")
                        .example(
                                "vpn: { gateway: { sku: VpnGw1AZ, generation: Generation1 } }   # Generation2 in Azure",
                                "leave the generation out: what exists is kept as it is")
                        .byLifecycle("the generation of a gateway that stands is Azure's to tell"),
                Rule.warning(
                                "",
                                "gateway-migrated",
                                "GatewaySubnet holds this stack's gateways only: Azure's guided gateway migration makes one"
                                        + " of another name, with the tag CreatedBy: GatewaySKUMigration",
                                "S4")
                        .example(
                                "# hybrid-vpn-er-er-vgw was migrated to ErGw1AZ in the portal",
                                "abort the migration, or write the new names under `names`: docs/runbook.md, \"Migrate a gateway\"")
                        .byLifecycle(
                                "who is in GatewaySubnet is Azure's to tell; a gateway of the stack's own name with"
                                        + " the tag is advice"),
                Rule.warning("", "gateway-removed", "a gateway that stands is declared", "")
                        .example(
                                "# the section `vpn` is gone, and its gateway stands",
                                "write the section again; or plan the outage")
                        .byLifecycle(TELLS + "; the engine would delete it, and asks nobody where the stack has no"
                                + " `protect`"),
                Rule.error("", "gateway-location", "a gateway stays in its region", "")
                        .example(
                                "azure-native:location: eastus   # deployed in centralus",
                                "write the old one, or deploy a stack with another base name beside this one")
                        .byLifecycle(TELLS),
                Rule.error("", "circuit-location", "a circuit stays in its region", "")
                        .example(
                                "azure-native:location: eastus   # deployed in centralus",
                                "write the old one, or deploy a stack with another base name beside this one")
                        .byLifecycle(TELLS),
                Rule.error("", "circuit-provider", "a circuit keeps its provider", "S11")
                        .example(
                                "provider: Megaport   # deployed at Equinix",
                                "add a second circuit, and move the traffic")
                        .byLifecycle(TELLS),
                Rule.error("", "circuit-peering-location", "a circuit keeps its peering location", "S11")
                        .example(
                                "peeringLocation: Chicago   # deployed at Silicon Valley",
                                "add a second circuit, and move the traffic")
                        .byLifecycle(TELLS),
                Rule.error("", "circuit-port", "a circuit keeps the ExpressRoute Direct port that it is on", "S15")
                        .example(
                                "direct: { portId: ... }   # deployed on another one",
                                "add a second circuit, and move the traffic")
                        .byLifecycle(TELLS),
                Rule.warning(
                                "",
                                "public-ip-zones",
                                "a gateway's public IP has the availability zones that suit the gateway's SKU",
                                "S28")
                        .example(
                                "vpn: { gateway: { sku: VpnGw1 } }   # deployed as VpnGw1AZ",
                                "choose a SKU of the kind that the address suits; Azure never changes its zones")
                        .byLifecycle("an error where Azure would refuse the gateway with the address that there is"),
                Rule.error("", "subscription-changed", "a stack stays in the subscription in which it stands", "S56")
                        .example(
                                "# az account set --subscription ANOTHER, where azure-native:subscriptionId is not set",
                                "az account set --subscription THE-ONE, or set azure-native:subscriptionId to it")
                        .byLifecycle("azure-native looks up and creates in the subscription that it is asked in, and"
                                + " deletes by the ids in the state: in another one nothing of the stack is found, and"
                                + " what stands could be deleted"),
                Rule.error("", "location-changed", "a stack stays in the region in which it stands", "S56")
                        .example(
                                "azure-native:location: eastus   # deployed in centralus",
                                "set it back; for a network in another region make another stack")
                        .byLifecycle(TELLS),
                Rule.error("", "deployed-not-found", "what the stack has deployed exists in Azure", "S56")
                        .example(
                                "# somebody has deleted the circuit in the portal",
                                "pulumi refresh takes out of the state what was really deleted; then pulumi up")
                        .byLifecycle(
                                "the state is compared with the resource group, the gateways, their public IPs, the"
                                        + " circuits, their peerings and connections; a missing one stops the program, for"
                                        + " either Azure was asked in the wrong place or somebody has deleted it; a"
                                        + " warning, where a replacement that was interrupted may explain it"),
                Rule.error("", "already-exists", "what the program would create does not exist yet", "S56")
                        .example(
                                "baseName: hybrid-vpn-er   # of a second stack in one subscription",
                                "choose another base name, or import what exists: docs/runbook.md")
                        .byLifecycle(
                                "azure-native adopts nothing, and the deployment would end half-way: what the state"
                                        + " does not know is asked for where its resource group exists"),
                Rule.error("", "azure-unavailable", "Azure says what exists", "")
                        .byLifecycle("not knowing what exists never counts as \"nothing exists\": log in, and check the"
                                + " tenant and the role"),
                Rule.error("", "state-unavailable", "the engine reads the state of the stack", "")
                        .byLifecycle("log in to its backend, and have the key of its secrets"));
    }
}
