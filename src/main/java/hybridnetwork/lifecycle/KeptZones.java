package hybridnetwork.lifecycle;

import hybridnetwork.config.AvailabilityZones;
import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Problem;
import hybridnetwork.config.StackConfig;
import hybridnetwork.topology.AzureNames;
import java.util.ArrayList;
import java.util.List;

/**
 * Warns of a gateway's public IP whose zones are not those that suit the gateway's SKU. It keeps them: Azure fixes the zones
 * of an address when it creates it, and deletes none that a gateway uses.
 */
public final class KeptZones {
    private final AzureState azure;
    private final List<Problem> problems = new ArrayList<>();

    private KeptZones(AzureState azure) {
        this.azure = azure;
    }

    /** One warning for each such address. */
    public static List<Problem> problems(StackConfig config, AzureNames names, AzureState azure) {
        KeptZones kept = new KeptZones(azure);
        kept.compare(
                "ergw-zones",
                ConfigPath.of("expressRoute"),
                List.of(names.erPublicIp()),
                config.expressRoute().gatewaySku().isZoneRedundant());
        kept.compare(
                "vpngw-pip-zones",
                ConfigPath.of("vpn"),
                config.vpn().activeActive()
                        ? List.of(names.vpnPublicIp(1), names.vpnPublicIp(2))
                        : List.of(names.vpnPublicIp(1)),
                config.vpn().gatewaySku().isZoneRedundant());
        return List.copyOf(kept.problems);
    }

    private void compare(String rule, ConfigPath section, List<String> publicIps, boolean zoneRedundantGateway) {
        List<String> wanted = AvailabilityZones.ofPublicIp(zoneRedundantGateway);
        for (String publicIp : publicIps) {
            List<String> zones = azure.zonesOf(publicIp, zoneRedundantGateway);
            if (!zones.equals(wanted)) {
                problems.add(Problem.warning(
                                rule,
                                section.key("gateway").key("sku"),
                                publicIp + " keeps its availability zones, which Azure fixed when it created it")
                        .got(words(zones))
                        .allowed(words(wanted) + ", as the SKU of its gateway has them")
                        .fix("nothing has to be done; an address in other zones takes a new stack beside this one"));
            }
        }
    }

    private static String words(List<String> zones) {
        return zones.isEmpty() ? "no zone" : "zones " + String.join(", ", zones);
    }
}
