package hybridnetwork.lifecycle;

import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Problem;
import hybridnetwork.config.Severity;
import hybridnetwork.topology.AzureNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Azure's guided gateway migration leaves behind ({@code gateway-migrated}): it makes a second gateway of another SKU and
 * another name in GatewaySubnet, moves the connections, deletes the old one, and marks the new one by a tag.
 */
public final class GuidedMigration {
    private static final String RULE = "gateway-migrated";
    private static final String TAG = "tag CreatedBy: GatewaySKUMigration";
    private static final ConfigPath NETWORK = ConfigPath.of("network").key("gatewaySubnet");

    private GuidedMigration() {}

    /** Of gateways in the stack's network. */
    public static List<Problem> problems(
            AzureNames names, DeployedStack deployed, AzureState azure, Optional<ExistingNetwork> network) {
        List<Problem> problems = new ArrayList<>();
        migrated(names.erGateway(), azure.expressRouteGateway()).ifPresent(problems::add);
        migrated(names.vpnGateway(), azure.vpnGateway()).ifPresent(problems::add);
        network.flatMap(it -> it.subnet(AzureNames.GATEWAY_SUBNET)).stream()
                .flatMap(subnet -> subnet.users().stream())
                .filter(user -> Stream.of(names.erGateway(), names.vpnGateway()).noneMatch(user::equalsIgnoreCase))
                .filter(user -> !deployed.hasNamed("VirtualNetworkGateway", user))
                .map(GuidedMigration::stranger)
                .forEach(problems::add);
        return problems;
    }

    private static Optional<Problem> migrated(String name, Optional<ExistingGateway> existing) {
        return existing.filter(ExistingGateway::isMigrated)
                .map(gateway -> Problem.of(
                        Severity.ADVICE,
                        RULE,
                        ConfigPath.ROOT,
                        name + " is a gateway that Azure's guided gateway migration has made (" + TAG + ")"));
    }

    private static Problem stranger(String name) {
        return Problem.warning(
                        RULE,
                        NETWORK,
                        "GatewaySubnet holds " + name + ", which this stack does not declare: Azure's guided gateway"
                                + " migration makes its gateway under another name (" + TAG + ")")
                .fix(
                        "abort the migration, or finish it and write the new names under `names`: docs/runbook.md, \"Migrate a"
                                + " gateway\"");
    }
}
