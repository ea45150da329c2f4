package hybridnetwork.plan;

import hybridnetwork.config.AvailabilityZones;
import hybridnetwork.config.InspectionConfig;
import hybridnetwork.config.StackConfig;
import hybridnetwork.net.Ipv4;
import hybridnetwork.topology.AzureNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A subscription in which a stack's firewall is there, with the address that Azure is expected to have given it or has. */
final class FirewallThere implements ProviderCalls {
    static final String CALL = "azure-native:network:getAzureFirewall";
    static final String CONFIGURATIONS = "ipConfigurations";
    static final String ADDRESS = "privateIPAddress";

    private final String name;
    private final Optional<Map<String, Object>> answer;

    private FirewallThere(String name, Optional<Map<String, Object>> answer) {
        this.name = name;
        this.answer = answer;
    }

    /** As the configuration has it. */
    static FirewallThere expected(StackConfig config, AzureNames names) {
        return at(
                config,
                names,
                config.inspection()
                        .flatMap(InspectionConfig::firewall)
                        .flatMap(InspectionConfig.Firewall::expectedAddress));
    }

    /** @param address that Azure says; empty while the firewall is not there */
    static FirewallThere at(StackConfig config, AzureNames names, Optional<Ipv4> address) {
        return new FirewallThere(
                names.firewall(),
                config.inspection()
                        .flatMap(InspectionConfig::firewall)
                        .flatMap(firewall -> address.map(it -> answer(config, firewall, it))));
    }

    private static Map<String, Object> answer(StackConfig config, InspectionConfig.Firewall firewall, Ipv4 address) {
        Map<String, Object> answer = new HashMap<>();
        answer.put(CONFIGURATIONS, List.of(Map.of(ADDRESS, address.toString())));
        answer.put("sku", Map.of("name", "AZFW_VNet", "tier", firewall.tier().name()));
        answer.put("location", config.location());
        answer.put(
                "zones",
                firewall.zones()
                        .map(AvailabilityZones::names)
                        .orElseGet(() -> config.zones().ofPublicIp(true)));
        firewall.managementSubnet().ifPresent(subnet -> answer.put("managementIpConfiguration", Map.of()));
        return answer;
    }

    @Override
    public Optional<Map<String, Object>> call(String token, Map<String, Object> args) {
        return token.equals(CALL) && name.equals(args.get("azureFirewallName")) ? answer : Optional.empty();
    }
}
