package hybridnetwork.lifecycle;

import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.DeclaredNetwork;
import hybridnetwork.config.LoadBalancerConfig;
import hybridnetwork.config.NatGatewayConfig;
import hybridnetwork.config.Problem;
import hybridnetwork.config.Severity;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.VpnConfig;
import hybridnetwork.topology.AzureNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells of a gateway's public IP whose zones are not those that suit the gateway's SKU. It keeps them: Azure fixes the zones
 * of an address when it creates it, and deletes none that a gateway uses.
 *
 * <p>An existing VPN gateway may be raised to a SKU with zones and keep an address without. A new one Azure refuses where only
 * one of the two has zones, and by then the old one is gone.
 */
public final class KeptZones {
    private static final String RULE = "public-ip-zones";

    private final AzureState azure;
    private final List<Problem> problems = new ArrayList<>();

    private KeptZones(AzureState azure) {
        this.azure = azure;
    }

    /**
     * One problem for each such address: an error where Azure would refuse the gateway, otherwise a warning.
     *
     * @param replaced the Azure names of what this deployment replaces
     */
    public static List<Problem> problems(StackConfig config, AzureNames names, AzureState azure, Set<String> replaced) {
        KeptZones kept = new KeptZones(azure);
        config.expressRoute()
                .ifPresent(section -> kept.compare(
                        Severity.WARNING,
                        ConfigPath.of("expressRoute"),
                        List.of(names.erPublicIp()),
                        config.zones().ofPublicIp(section.gatewaySku().isZoneRedundant())));
        config.vpn().ifPresent(section -> kept.compareVpn(section, config, names, replaced));
        return List.copyOf(kept.problems);
    }

    private void compareVpn(VpnConfig section, StackConfig config, AzureNames names, Set<String> replaced) {
        boolean vpnZones = section.gatewaySku().isZoneRedundant();
        boolean stays = azure.vpnGateway().isPresent() && !replaced.contains(names.vpnGateway());
        boolean hasZones = azure.vpnGateway()
                .flatMap(ExistingGateway::sku)
                .filter(sku -> sku.endsWith("AZ"))
                .isPresent();
        compare(
                stays && (vpnZones || !hasZones) ? Severity.WARNING : Severity.ERROR,
                ConfigPath.of("vpn"),
                names.vpnPublicIps(section.instances()),
                config.zones().ofPublicIp(vpnZones));
    }

    /** A warning for each load balancer whose frontend is in other zones than the stack wants: it keeps them. */
    public static List<Problem> ofFrontends(StackConfig config, AzureNames names, DeployedStack deployed) {
        return config.loadBalancers().stream()
                .flatMap(section -> ofFrontend(section, config, names, deployed).stream())
                .toList();
    }

    private static Optional<Problem> ofFrontend(
            LoadBalancerConfig section, StackConfig config, AzureNames names, DeployedStack deployed) {
        List<String> wanted = section.zonesIn(config.zones()).stream().sorted().toList();
        List<String> zones = deployed.frontendZones(names.loadBalancer(section), wanted);
        return zones.equals(wanted)
                ? Optional.empty()
                : Optional.of(Problem.warning(
                                "lb-standard-zonal-zones",
                                section.path().key("zones"),
                                names.loadBalancer(section)
                                        + " keeps its availability zones, which Azure fixed when it created it")
                        .got(words(zones))
                        .allowed(words(wanted) + ", as the stack wants them")
                        .fix("nothing has to be done; one in other zones takes a new stack beside this one"));
    }

    /** A warning for each NAT gateway that is in another zone than the stack wants: it keeps it. */
    public static List<Problem> ofNatGateways(StackConfig config, AzureNames names, DeployedStack deployed) {
        return config.networks().stream()
                .flatMap(
                        network -> network
                                .natGateway()
                                .flatMap(wanted -> ofNatGateway(wanted, network, config, names, deployed))
                                .stream())
                .toList();
    }

    private static Optional<Problem> ofNatGateway(
            NatGatewayConfig wanted,
            DeclaredNetwork network,
            StackConfig config,
            AzureNames names,
            DeployedStack deployed) {
        String name = names.natGateway(network);
        Optional<String> zone = deployed.natZone(name, wanted.zone());
        return zone.equals(wanted.zone())
                ? Optional.empty()
                : Optional.of(Problem.warning(
                                "nat-gateway-zone",
                                network.path().key("natGateway").key("zones"),
                                name + " keeps its zone, which Azure fixed when it created it")
                        .got(words(zone.stream().toList()))
                        .allowed(words(wanted.zone().stream().toList()) + ", as the stack wants it")
                        .fix("to move it, take `natGateway` and `egress: nat` out in one deployment"
                                + (config.protect() ? ", after `pulumi state unprotect` of its public IP" : "")
                                + ", and add them again in the next: its hosts have no way out, then another address"));
    }

    private void compare(Severity severity, ConfigPath section, List<String> publicIps, List<String> wanted) {
        for (String publicIp : publicIps) {
            List<String> zones = azure.zonesOf(publicIp, wanted);
            if (!zones.equals(wanted)) {
                ConfigPath sku = section.key("gateway").key("sku");
                Problem problem = severity == Severity.ERROR ? refused(sku, publicIp, zones) : kept(sku, publicIp);
                problems.add(problem.got(words(zones))
                        .allowed(words(wanted) + ", by the SKU of its gateway and the region"));
            }
        }
    }

    private static Problem refused(ConfigPath sku, String publicIp, List<String> zones) {
        return Problem.error(
                        RULE,
                        sku,
                        publicIp
                                + " keeps its availability zones, which Azure fixed when it created it, and Azure refuses"
                                + " the gateway with them")
                .fix("choose a SKU " + (zones.isEmpty() ? "without" : "with")
                        + " zones; or, where no gateway uses it, delete the address first");
    }

    private static Problem kept(ConfigPath sku, String publicIp) {
        return Problem.warning(
                        RULE, sku, publicIp + " keeps its availability zones, which Azure fixed when it created it")
                .fix("nothing has to be done; an address in other zones takes a new stack beside this one");
    }

    private static String words(List<String> zones) {
        return zones.isEmpty() ? "no zone" : "zones " + String.join(", ", zones);
    }
}
