package hybridnetwork.lifecycle;

import hybridnetwork.config.ConfigCommand;
import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.ExpressRouteConfig;
import hybridnetwork.config.ExpressRouteConfig.PublicIp;
import hybridnetwork.config.NamedPart;
import hybridnetwork.config.Region;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.VpnConfig;
import hybridnetwork.lifecycle.IllegalChanges.Change;
import hybridnetwork.lifecycle.ReplacementOutage.Other;
import hybridnetwork.resources.ArmId;
import hybridnetwork.topology.AzureNames;
import hybridnetwork.topology.VpnGeneration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Compares a gateway with what the configuration wants ({@code ergw-resize-family}, {@code vpngw-resize}). */
final class GatewayChanges {
    /** The orders in which a SKU can be raised in place; nothing leads back or across. */
    private static final List<List<String>> ER_FAMILIES = List.of(
            List.of("Standard", "HighPerformance", "UltraPerformance"),
            List.of("ErGw1AZ", "ErGw2AZ", "ErGw3AZ", "ErGwScale"));

    private static final ConfigPath ER_SKU =
            ConfigPath.of("expressRoute").key("gateway").key("sku");
    private static final ConfigPath VPN_GATEWAY = ConfigPath.of("vpn").key("gateway");

    /** The gateway that it makes has a name that this program does not declare. */
    private static final String MIGRATION =
            "; Azure's guided gateway migration leads there without this outage, to a gateway of another name, which needs a"
                    + " stack of its own";

    private final StackConfig config;
    private final ExistingGateway existing;
    private final AzureNames names;
    private final String erOutage;
    private final String vpnOutage;
    private final List<Change> changes = new ArrayList<>();

    GatewayChanges(StackConfig config, ExistingGateway existing, AzureNames names) {
        this.config = config;
        this.existing = existing;
        this.names = names;
        this.erOutage =
                ReplacementOutage.ofExpressRouteGateway(Other.of(config.vpn().isPresent()));
        this.vpnOutage =
                ReplacementOutage.ofVpnGateway(Other.of(config.expressRoute().isPresent()));
    }

    List<Change> ofExpressRouteGateway(ExpressRouteConfig section) {
        String wanted = section.gatewaySku().name();
        existing.sku()
                .filter(sku -> !isUpgrade(sku, wanted))
                .ifPresent(sku ->
                        add("ergw-resize-family", ER_SKU, "the SKU", sku, wanted, erOutage, upgradeOf(sku, wanted)));
        differs(
                "ergw-type",
                ConfigPath.of("expressRoute"),
                "the gateway type",
                existing.gatewayType(),
                "ExpressRoute",
                erOutage);
        common(erOutage, ExpressRoutePublicIp.RULE, NamedPart.expressRoutePublicIp, List.of(names.erPublicIp()));
        ipConfigurations(erOutage, NamedPart.expressRouteIpConfiguration, List.of(names.erIpConfiguration()));
        section.publicIp()
                .filter(owner -> existing.hasOwnPublicIp() != (owner == PublicIp.own))
                .ifPresent(this::ownerOfPublicIp);
        return changes;
    }

    /** Only a new gateway gets Microsoft's address; that one that has it may get another is not known. */
    private void ownerOfPublicIp(PublicIp wanted) {
        PublicIp present = existing.hasOwnPublicIp() ? PublicIp.own : PublicIp.managed;
        changes.add(new Change(
                true,
                ExpressRoutePublicIp.RULE,
                ExpressRoutePublicIp.PATH,
                "the owner of the public IP",
                present.name(),
                wanted.name(),
                erOutage,
                wanted == PublicIp.managed,
                Optional.of("write `publicIp: " + present + "`")));
    }

    List<Change> ofVpnGateway(VpnConfig section) {
        var sku = section.gatewaySku();
        String generation = VpnGeneration.of(section).name();
        existing.sku()
                .filter(from -> !isResize(from, sku.name()))
                .ifPresent(from -> add(
                        "vpngw-resize",
                        VPN_GATEWAY.key("sku"),
                        "the SKU",
                        from,
                        sku.name(),
                        vpnOutage,
                        Optional.empty()));
        existing.generation()
                .filter(from -> !from.equals(generation) && !from.equals("None"))
                .filter(from -> KeptGeneration.kept(section, existing).isEmpty())
                .ifPresent(from -> add(
                        "vpngw-resize",
                        VPN_GATEWAY.key("generation"),
                        "the generation",
                        from,
                        generation,
                        vpnOutage,
                        Optional.of(keptHardware(section, from))));
        differs("vpngw-route-based", VPN_GATEWAY, "the VPN type", existing.vpnType(), "RouteBased", vpnOutage);
        differs("vpngw-route-based", VPN_GATEWAY, "the gateway type", existing.gatewayType(), "Vpn", vpnOutage);
        common(vpnOutage, "vpngw-standard-pip", NamedPart.vpnPublicIps, names.vpnPublicIps(section.instances()));
        ipConfigurations(vpnOutage, NamedPart.vpnIpConfigurations, names.vpnIpConfigurations(section.instances()));
        return changes;
    }

    /** Of the two in the stack's file, what the hardware does not allow is written again ({@code vpngw-sku-generation}). */
    private String keptHardware(VpnConfig section, String generation) {
        String keep = ConfigCommand.set(VPN_GATEWAY.key("generation"), generation);
        if (isMadeIn(generation, section.gatewaySku().name())) {
            return "keep the hardware, whatever the SKU: " + keep;
        }
        String sku = existing.sku().orElse("");
        return "keep the hardware, which does not have that SKU: " + ConfigCommand.set(VPN_GATEWAY.key("sku"), sku)
                + (isMadeIn(generation, sku) ? " and " + keep : "");
    }

    /** A gateway that Azure has moved is of a generation that the stack cannot name; with its SKU it is kept as it is. */
    private static boolean isMadeIn(String generation, String sku) {
        return Arrays.stream(VpnConfig.GatewaySku.values())
                .filter(each -> each.name().equals(sku))
                .flatMap(each -> VpnGeneration.having(each).stream())
                .anyMatch(each -> each.name().equals(generation));
    }

    /** Azure takes an IP configuration from a gateway, or gives it another, with an instance only. */
    private void ipConfigurations(String outage, NamedPart part, List<String> wanted) {
        List<String> standing = existing.ipConfigurations();
        long kept = wanted.stream()
                .filter(name -> containsIgnoringCase(standing, name))
                .count();
        if (kept < Math.min(wanted.size(), standing.size())) {
            add(
                    "gateway-ip-configuration",
                    part.path(),
                    "the name of an IP configuration",
                    String.join(", ", standing),
                    String.join(", ", wanted),
                    outage,
                    Optional.of("write `" + part.name() + ": "
                            + (part.of() == NamedPart.Of.ONE ? standing.get(0) : standing) + "` under `names`"));
        }
    }

    private void common(String outage, String ipRule, NamedPart ip, List<String> publicIps) {
        existing.location()
                .map(Region::shortForm)
                .filter(from -> !from.equals(config.location()))
                .ifPresent(from -> changes.add(
                        Change.ofLocation("gateway-location", ConfigPath.LOCATION, from, config.location(), outage)));
        List<String> attached =
                existing.publicIpIds().stream().map(GatewayChanges::lastName).toList();
        // A second address that comes or goes is a change of the mode, which Azure carries out in place.
        if (!attached.isEmpty() && publicIps.stream().noneMatch(wanted -> containsIgnoringCase(attached, wanted))) {
            add(
                    ipRule,
                    config.names().byPart().containsKey(ip) ? ip.path() : ConfigPath.of("baseName"),
                    "the public IP",
                    String.join(", ", attached),
                    String.join(", ", publicIps),
                    outage,
                    Optional.empty());
        }
    }

    private void differs(String rule, ConfigPath path, String what, Optional<String> from, String to, String outage) {
        from.filter(value -> !value.equalsIgnoreCase(to) && !value.equals("None"))
                .ifPresent(value -> add(rule, path, what, value, to, outage, Optional.empty()));
    }

    private void add(
            String rule, ConfigPath path, String what, String from, String to, String outage, Optional<String> way) {
        changes.add(Change.refused(rule, path, what, from, to, outage, way));
    }

    private static boolean isUpgrade(String from, String to) {
        return from.equals(to)
                || ER_FAMILIES.stream()
                        .anyMatch(family -> family.contains(from) && family.indexOf(from) < family.indexOf(to));
    }

    private static Optional<String> upgradeOf(String sku, String wanted) {
        return ER_FAMILIES.stream()
                .filter(family -> !higher(family, sku).isEmpty())
                .map(family -> "keep " + sku + " or go up in its family: " + String.join(", ", higher(family, sku))
                        + (isMigrated(sku, wanted) ? MIGRATION : ""))
                .findFirst();
    }

    /** Whether Azure's guided migration leads there: from a SKU without zones to one with them that is no smaller. */
    private static boolean isMigrated(String from, String to) {
        int size = ER_FAMILIES.get(0).indexOf(from);
        return size >= 0 && ER_FAMILIES.get(1).indexOf(to) >= size;
    }

    /** The SKUs above one that a stack's file may name: ErGwScale is none of them ({@code ergw-scale-not-in-2-10-0}). */
    private static List<String> higher(List<String> family, String sku) {
        return family.contains(sku)
                ? family.subList(family.indexOf(sku) + 1, family.size()).stream()
                        .filter(above -> !above.equals("ErGwScale"))
                        .toList()
                : List.of();
    }

    /** Within VpnGw1-5, with and without zones, a gateway is resized; the older SKUs lead nowhere. */
    private static boolean isResize(String from, String to) {
        return from.equals(to) || (from.startsWith("VpnGw") && to.startsWith("VpnGw"));
    }

    private static boolean containsIgnoringCase(List<String> names, String name) {
        return names.stream().anyMatch(name::equalsIgnoreCase);
    }

    private static String lastName(String armId) {
        return ArmId.name(armId);
    }
}
