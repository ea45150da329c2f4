package hybridnetwork.config;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What packets pass on their way between networks, so that it sees both directions of every flow.
 *
 * @param by the firewall of this stack, or an appliance of somebody else's
 * @param between the pairs whose packets pass it, at least one
 */
public record InspectionConfig(Inspector by, Set<Between> between) {
    public static final ConfigPath PATH = ConfigPath.of("inspection");

    /** What inspects. */
    public sealed interface Inspector {}

    /**
     * An Azure Firewall in the hub.
     *
     * @param subnet the prefix of AzureFirewallSubnet
     * @param managementSubnet of the subnet by which Azure reaches the firewall where its own way to the internet leads
     *     on-premises ({@code firewall-forced-tunnelling})
     * @param zones the availability zones that it is in, where the stack says them
     */
    public record Firewall(
            Tier tier, Prefix subnet, Optional<Prefix> managementSubnet, Optional<AvailabilityZones> zones)
            implements Inspector {
        public static final ConfigPath PATH = InspectionConfig.PATH.key("firewall");

        /** Where its subnets stand, by the names that Azure reserves for them. */
        static final Map<String, ConfigPath> SUBNET_PATHS = Map.of(
                ReservedSubnet.AzureFirewallSubnet.name(), PATH.key("subnet"),
                ReservedSubnet.AzureFirewallManagementSubnet.name(), PATH.key("managementSubnet"));

        /** The name in Azure that the base name makes. */
        public static String azureName(String baseName) {
            return baseName + "-fw";
        }

        /** The prefixes of its subnets, by the names that Azure reserves for them. */
        public Map<String, Prefix> subnets() {
            Map<String, Prefix> subnets = new LinkedHashMap<>();
            subnets.put(ReservedSubnet.AzureFirewallSubnet.name(), subnet);
            managementSubnet.ifPresent(
                    prefix -> subnets.put(ReservedSubnet.AzureFirewallManagementSubnet.name(), prefix));
            return subnets;
        }

        /**
         * The address that Azure is expected to give it: the first one of its subnet that Azure does not keep. Azure has been
         * seen to give another when a firewall is stopped and started, so no route is declared by this.
         */
        public Optional<Ipv4> expectedAddress() {
            return subnet.usableHosts().lowest();
        }
    }

    /**
     * A firewall of somebody else's in the hub, which is taken at its word.
     *
     * @param name by which the proof and the obligations call it
     * @param address that packets are handed to
     */
    public record Appliance(String name, Ipv4 address) implements Inspector {
        public static final ConfigPath PATH = InspectionConfig.PATH.key("appliance");
    }

    /** The tiers of a firewall; Basic is none that a hybrid network can use ({@code firewall-tier}). */
    public enum Tier {
        Standard,
        Premium
    }

    /** Two kinds of network; packets of either direction pass. */
    public enum Between {
        ON_PREMISES_AND_SPOKES("on-premises", "spokes"),
        SPOKES("spokes", "spokes"),
        SPOKES_AND_INTERNET("spokes", "internet"),
        ON_PREMISES_AND_HUB("on-premises", "hub");

        private final String one;
        private final String other;

        Between(String one, String other) {
            this.one = one;
            this.other = other;
        }

        /** As the configuration has it. */
        @Override
        public String toString() {
            return one + "/" + other;
        }

        private String reversed() {
            return other + "/" + one;
        }
    }

    /** The firewall, where it is this stack's. */
    public Optional<Firewall> firewall() {
        return by instanceof Firewall firewall ? Optional.of(firewall) : Optional.empty();
    }

    /** The appliance, where it is somebody else's. */
    public Optional<Appliance> appliance() {
        return by instanceof Appliance appliance ? Optional.of(appliance) : Optional.empty();
    }

    /**
     * What inspects, as the proof calls it.
     *
     * @param firewall the Azure name of the stack's own
     */
    public String inspector(String firewall) {
        return by instanceof Appliance appliance ? appliance.name() : firewall;
    }

    /** Whether packets between on-premises and the subnets of a network pass it. */
    public boolean inspectsOnPremises(boolean ofSpoke) {
        return between.contains(ofSpoke ? Between.ON_PREMISES_AND_SPOKES : Between.ON_PREMISES_AND_HUB);
    }

    static Reading<InspectionConfig> reading() {
        return MapReader.map(map -> {
            var firewall = map.optional("firewall", readingFirewall());
            var appliance = map.optional("appliance", readingAppliance());
            var between =
                    map.required("between", Composites.distinct(Composites.list(InspectionConfig::readBetween, false)));
            if (map.hasValue("firewall") == map.hasValue("appliance")) {
                boolean both = map.hasValue("firewall");
                map.report(Problem.error(
                                "inspection-by",
                                map.path(),
                                both ? "two things would inspect the same packets" : "nothing inspects")
                        .allowed("one of `firewall` and `appliance`")
                        .fix(
                                both
                                        ? "remove `appliance`, or `firewall` where the appliance stays"
                                        : "add `firewall: { subnet: 10.20.254.0/26 }`, a /26 of the network, or the"
                                                + " `appliance` that is there"));
            }
            return map.build(() -> new InspectionConfig(
                    firewall.get().<Inspector>map(it -> it).or(appliance::get).orElseThrow(),
                    Set.copyOf(between.get())));
        });
    }

    private static Value<Between> readBetween(ConfigNode node, ConfigPath path, Problems problems) {
        Optional<Between> turned = node instanceof ConfigNode.Scalar scalar
                ? Arrays.stream(Between.values())
                        .filter(pair -> pair.reversed().equals(scalar.text()) && pair != Between.SPOKES)
                        .findFirst()
                : Optional.empty();
        if (turned.isEmpty()) {
            return Scalars.oneOf("inspection-between", Between.class).read(node, path, problems);
        }
        problems.add(Problem.error(
                        "inspection-between", path, "the two ends of a pair stand in one order: both ways always pass")
                .got(turned.get().reversed())
                .fix("write `" + turned.get() + "`"));
        return Value.refused();
    }

    private static Reading<Firewall> readingFirewall() {
        return MapReader.map(map -> {
            var tier = map.defaulted("tier", InspectionConfig::readTier, Tier.Standard);
            var subnet = map.required("subnet", Scalars.prefix("invalid-value"));
            var management = map.optional("managementSubnet", Scalars.prefix("invalid-value"));
            var zones = map.optional("zones", Composites.distinct(Composites.list(Scalars.zone(), true)));
            return map.build(() -> new Firewall(
                    tier.get(), subnet.get(), management.get(), zones.get().map(AvailabilityZones::new)));
        });
    }

    private static Value<Tier> readTier(ConfigNode node, ConfigPath path, Problems problems) {
        if (node instanceof ConfigNode.Scalar scalar && scalar.text().equals("Basic")) {
            problems.add(Problem.error(
                            "firewall-tier",
                            path,
                            "a Basic firewall passes 250 Mbps at most, and sends what it filters and what manages it by two"
                                    + " networks")
                    .got("Basic")
                    .allowed("Standard, Premium")
                    .fix("write `Standard`"));
            return Value.refused();
        }
        return Scalars.oneOf("firewall-tier", Tier.class).read(node, path, problems);
    }

    private static Reading<Appliance> readingAppliance() {
        return MapReader.map(map -> {
            var name = map.required("name", Scalars.name());
            var address = map.required("address", Scalars.address("invalid-value"));
            return map.build(() -> new Appliance(name.get(), address.get()));
        });
    }
}
