package hybridnetwork.topology;

import hybridnetwork.config.Circuit;
import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.DeclaredNetwork;
import hybridnetwork.config.ExpressRouteConfig;
import hybridnetwork.config.ExpressRouteConfig.PublicIp;
import hybridnetwork.config.GivenNames;
import hybridnetwork.config.InspectionConfig;
import hybridnetwork.config.LoadBalancerConfig;
import hybridnetwork.config.NamedPart;
import hybridnetwork.config.ReservedSubnet;
import hybridnetwork.config.Site;
import hybridnetwork.config.Spoke;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.SubnetConfig;
import hybridnetwork.config.VpnDevice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that a stack declares, with the name that Azure knows it by.
 *
 * @param key of the name under {@code names}, where there are several
 * @param logicalName the engine's name for the resource; empty for a part of one
 */
public record NamedResource(NamedPart part, String key, String azureName, Optional<String> logicalName) {
    /** Where the stack says its name, or can say it. */
    public ConfigPath path() {
        return GivenNames.path(part, key);
    }

    /** What a stack writes to give it a name: {@code hybrid-network:names: { circuits: { primary: corp } }}. */
    public String inNames(String name) {
        String value = switch (part.of()) {
            case ONE -> name;
            case INSTANCES -> "[" + (key.equals("1") ? "" : "..., ") + name + "]";
            default -> "{ " + key + ": " + name + " }";
        };
        return "`" + ConfigPath.of("names").text() + ": { " + part + ": " + value + " }`";
    }

    /** All that a stack can give a name. A route table is among them whether or not a subnet needs one. */
    public static List<NamedResource> of(StackConfig config, AzureNames names) {
        Listing listing = new Listing(config, names);
        listing.hub();
        config.networks().forEach(listing::network);
        config.spokes().values().forEach(listing::spoke);
        config.expressRoute().ifPresent(listing::expressRoute);
        config.vpn().ifPresent(section -> listing.vpn(section.instances()));
        config.circuits().values().forEach(listing::circuit);
        config.sites().values().forEach(site -> site.vpnDevices().forEach(device -> listing.tunnel(site, device)));
        config.loadBalancers().forEach(listing::loadBalancer);
        config.inspection().flatMap(InspectionConfig::firewall).ifPresent(listing::firewall);
        return List.copyOf(listing.all);
    }

    private record Listing(StackConfig config, AzureNames names, List<NamedResource> all) {
        Listing(StackConfig config, AzureNames names) {
            this(config, names, new ArrayList<>());
        }

        private void resource(NamedPart part, String key, String azureName, String logicalName) {
            all.add(new NamedResource(part, key, azureName, Optional.of(logicalName)));
        }

        private void inside(NamedPart part, String key, String azureName) {
            all.add(new NamedResource(part, key, azureName, Optional.empty()));
        }

        void hub() {
            resource(NamedPart.resourceGroup, "", names.resourceGroup(), "resource-group");
            resource(NamedPart.virtualNetwork, "", names.virtualNetwork(), "network-vnet");
            routeTable(config.network(), AzureNames.GATEWAY_SUBNET, "network-");
        }

        void network(DeclaredNetwork network) {
            String start = network.spoke().map(spoke -> "spoke-" + spoke + ".").orElse("network-");
            network.subnets().forEach((key, subnet) -> subnet(network, key, subnet, start));
            network.natGateway().ifPresent(section -> {
                String nat = "nat-gateway"
                        + network.spoke().map(spoke -> "-" + spoke).orElse("");
                String key = network.spoke().orElse(Spoke.HUB);
                resource(NamedPart.natGateways, key, names.natGateway(network), nat + "-nat-gateway");
                resource(NamedPart.natPublicIps, key, names.natPublicIp(network), nat + "-public-ip");
            });
        }

        private void subnet(DeclaredNetwork network, String key, SubnetConfig subnet, String start) {
            if (ReservedSubnet.named(key).isEmpty() && subnet.securityGroup()) {
                resource(
                        NamedPart.securityGroups,
                        network.end(key).toString(),
                        names.networkSecurityGroup(network, key),
                        start + key + "-nsg");
            }
            routeTable(network, key, start);
        }

        private void routeTable(DeclaredNetwork network, String key, String start) {
            resource(
                    NamedPart.routeTables,
                    network.end(key).toString(),
                    names.routeTable(network, key),
                    start + key + "-routes");
        }

        void spoke(Spoke spoke) {
            String name = spoke.name();
            resource(NamedPart.hubPeerings, name, names.hubPeering(name), "peering-" + name + "-hub");
            if (spoke instanceof Spoke.Owned) {
                resource(NamedPart.spokeNetworks, name, names.virtualNetwork(name), "spoke-" + name + "-vnet");
                resource(NamedPart.spokePeerings, name, names.spokePeering(name), "peering-" + name + "-spoke");
            }
        }

        void expressRoute(ExpressRouteConfig section) {
            resource(NamedPart.expressRouteGateway, "", names.erGateway(), "er-gateway-gateway");
            inside(NamedPart.expressRouteIpConfiguration, "", names.erIpConfiguration());
            if (!section.publicIp().equals(Optional.of(PublicIp.managed))) {
                resource(NamedPart.expressRoutePublicIp, "", names.erPublicIp(), "er-gateway-public-ip");
            }
        }

        void vpn(int instances) {
            resource(NamedPart.vpnGateway, "", names.vpnGateway(), "vpn-gateway-gateway");
            for (int instance = 1; instance <= instances; instance++) {
                String key = String.valueOf(instance);
                resource(NamedPart.vpnPublicIps, key, names.vpnPublicIp(instance), "vpn-gateway-public-ip-" + key);
                inside(NamedPart.vpnIpConfigurations, key, names.vpnIpConfiguration(instance));
            }
        }

        void circuit(Circuit circuit) {
            String name = circuit.name();
            if (circuit instanceof Circuit.Owned) {
                resource(NamedPart.circuits, name, names.circuit(name), "circuit-" + name + "-circuit");
            }
            resource(
                    NamedPart.circuitConnections,
                    name,
                    names.erConnection(name),
                    "er-connection-" + name + "-connection");
        }

        void tunnel(Site site, VpnDevice device) {
            TunnelName tunnel = names.tunnel(site, device);
            String key = tunnel.key();
            resource(
                    NamedPart.vpnConnections,
                    key,
                    names.vpnConnection(tunnel),
                    "vpn-connection-" + key + "-connection");
            resource(
                    NamedPart.localNetworkGateways,
                    key,
                    names.localNetworkGateway(tunnel),
                    "site-" + key + "-local-network-gateway");
        }

        void loadBalancer(LoadBalancerConfig section) {
            String key = AzureNames.key(section);
            String component =
                    "load-balancer" + section.name().map(name -> "-" + name).orElse("");
            resource(NamedPart.loadBalancers, key, names.loadBalancer(section), component + "-load-balancer");
            inside(NamedPart.frontends, key, names.frontend(section));
            inside(NamedPart.backendPools, key, names.backendPool(section));
            inside(NamedPart.probes, key, names.probe(section));
        }

        void firewall(InspectionConfig.Firewall section) {
            String tier = section.tier() == InspectionConfig.Tier.Standard
                    ? ""
                    : "-" + section.tier().name().toLowerCase(Locale.ROOT);
            resource(NamedPart.firewall, "", names.firewall(), "firewall-firewall");
            resource(
                    NamedPart.firewallPolicy,
                    "",
                    names.firewallPolicy(section.tier()),
                    "firewall-policy" + tier + "-policy");
            resource(NamedPart.firewallPublicIp, "", names.firewallPublicIp(), "firewall-public-ip");
            inside(NamedPart.firewallIpConfiguration, "", names.firewallIpConfiguration());
            section.managementSubnet().ifPresent(subnet -> {
                resource(
                        NamedPart.firewallManagementPublicIp,
                        "",
                        names.firewallManagementPublicIp(),
                        "firewall-management-public-ip");
                inside(NamedPart.firewallManagementIpConfiguration, "", names.firewallManagementIpConfiguration());
            });
        }
    }
}
