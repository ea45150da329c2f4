package hybridnetwork.topology;

import hybridnetwork.config.DeclaredNetwork;
import hybridnetwork.config.InspectionConfig;
import hybridnetwork.config.InspectionConfig.Between;
import hybridnetwork.config.Spoke;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.SubnetConfig;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The addresses on either side of what inspects: where packets come from that pass it, and where they go. */
public final class InspectedSpace {
    private final StackConfig config;
    private final InspectionConfig inspection;

    public InspectedSpace(StackConfig config, InspectionConfig inspection) {
        this.config = config;
        this.inspection = inspection;
    }

    /**
     * Every prefix that leads on-premises: what the sites have and what they advertise, which may be wider. Where one of them
     * advertises a default route, {@code 0.0.0.0/0} is among them.
     */
    public Set<Prefix> onPremises() {
        Set<Prefix> prefixes = new LinkedHashSet<>();
        config.sites().values().forEach(site -> {
            prefixes.addAll(site.addressPrefixes());
            boolean byCircuit = config.circuits().values().stream()
                    .anyMatch(circuit -> circuit.sites().contains(site.name()));
            if (byCircuit) {
                prefixes.addAll(site.advertisedOverExpressRoute());
            }
            if (config.vpn().isPresent()) {
                prefixes.addAll(site.offeredOverVpn());
            }
        });
        return prefixes;
    }

    /** Whether on-premises advertises the way to everything else. */
    public boolean hasDefaultFromOnPremises() {
        return onPremises().contains(Prefix.ALL);
    }

    /** What the gateways may teach a subnet that hides nothing. */
    Set<Prefix> taughtByGateways() {
        return config.hasGateway() ? onPremises() : Set.of();
    }

    /** The space of every spoke but one, others' included. */
    List<Prefix> otherSpokes(Optional<String> but) {
        return spaces(config.spokes().values().stream()
                .filter(spoke -> !but.equals(Optional.of(spoke.name())))
                .toList());
    }

    /** The space of every spoke, others' included. */
    public List<Prefix> spokes() {
        return spaces(config.spokes().values());
    }

    private static List<Prefix> spaces(Collection<Spoke> spokes) {
        return spokes.stream().flatMap(spoke -> spoke.addressSpace().stream()).toList();
    }

    /** The subnets of the hub whose packets to and from on-premises pass: all of workloads but the appliance's own. */
    public List<Prefix> hubSubnets() {
        return config.network().workloads().values().stream()
                .filter(subnet -> !isOfAppliance(subnet))
                .map(SubnetConfig::prefix)
                .toList();
    }

    /** Whether the appliance is in it: what it hands on must find its own way. */
    public boolean isOfAppliance(SubnetConfig subnet) {
        return inspection
                .appliance()
                .filter(appliance -> subnet.prefix().contains(appliance.address()))
                .isPresent();
    }

    /** What a subnet of a network sends to what inspects; nothing for one that is left out. */
    Set<Prefix> ledFrom(DeclaredNetwork network, SubnetConfig subnet) {
        return isOfAppliance(subnet) ? Set.of() : ledFrom(network.spoke());
    }

    /** @param spoke the network's key; empty for the hub */
    Set<Prefix> ledFrom(Optional<String> spoke) {
        Set<Prefix> led = new LinkedHashSet<>();
        if (inspection.inspectsOnPremises(spoke.isPresent())) {
            led.addAll(onPremises());
        }
        if (spoke.isPresent() && between(Between.SPOKES)) {
            led.addAll(otherSpokes(spoke));
        }
        if (spoke.isPresent() && between(Between.SPOKES_AND_INTERNET)) {
            led.add(Prefix.ALL);
        }
        return led;
    }

    /** What comes from on-premises and is sent to what inspects. */
    Set<Prefix> ledFromGateways() {
        Set<Prefix> led = new LinkedHashSet<>();
        if (between(Between.ON_PREMISES_AND_SPOKES)) {
            led.addAll(spokes());
        }
        if (between(Between.ON_PREMISES_AND_HUB)) {
            led.addAll(hubSubnets());
        }
        return led;
    }

    private boolean between(Between pair) {
        return inspection.between().contains(pair);
    }

    /** What Azure itself knows for a network: its own space, and that of each network that is peered with it. */
    List<Prefix> known(Optional<String> spoke) {
        List<Prefix> hub = config.network().addressSpace();
        List<Prefix> beside = spoke.flatMap(
                        name -> Optional.ofNullable(config.spokes().get(name)))
                .map(Spoke::addressSpace)
                .orElseGet(this::spokes);
        return Stream.concat(hub.stream(), beside.stream()).toList();
    }

    /** Where what inspects is taken to be before Azure has said it: the appliance's address, or that which a firewall gets. */
    public static Optional<Ipv4> expectedAddress(InspectionConfig inspection) {
        return inspection
                .appliance()
                .map(InspectionConfig.Appliance::address)
                .or(() -> inspection.firewall().flatMap(InspectionConfig.Firewall::expectedAddress));
    }

    /** Prefixes in the order of their addresses. */
    static List<Prefix> sorted(Collection<Prefix> prefixes) {
        List<Prefix> sorted = new ArrayList<>(prefixes);
        sorted.sort(null);
        return sorted;
    }
}
