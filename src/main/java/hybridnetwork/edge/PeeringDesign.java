package hybridnetwork.edge;

import hybridnetwork.config.Circuit;
import hybridnetwork.config.PrivatePeering;
import hybridnetwork.config.Site;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.VpnDevice;
import hybridnetwork.edge.EdgeDesign.Links;
import hybridnetwork.edge.EdgeDesign.Wanted;
import hybridnetwork.edge.EdgeRouter.Link;
import hybridnetwork.edge.EdgeRouter.Peering;
import hybridnetwork.net.Prefix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The private peerings of a site, and which of them end on a router. */
final class PeeringDesign {
    /** Of the circuit that carries traffic; each that is less preferred has less, and all more than routes have by themselves. */
    private static final int FIRST_CIRCUIT = 200;

    private static final int STEP = 5;

    private final Wanted wanted;
    private final StackConfig config;
    private final Site site;
    private final Deployed deployed;
    private final List<String> remarks;

    /** @param remarks where what the reader must know is added */
    PeeringDesign(Wanted wanted, List<String> remarks) {
        this.wanted = wanted;
        this.config = wanted.config();
        this.site = wanted.site();
        this.deployed = wanted.deployed();
        this.remarks = remarks;
    }

    /** Those that end on the router, the preferred circuit first. */
    List<Peering> peerings() {
        List<Circuit> serving = serving();
        List<Peering> peerings = new ArrayList<>();
        for (int rank = 0; rank < serving.size(); rank++) {
            peering(serving.get(rank), rank).ifPresent(peerings::add);
        }
        return List.copyOf(peerings);
    }

    /** The circuits that serve the site, as the proof chooses among them: the highest weight, then the first by name. */
    List<Circuit> serving() {
        return config.circuits().values().stream()
                .filter(circuit -> circuit.sites().contains(site.name()))
                .sorted(Comparator.comparingInt((Circuit circuit) -> -weight(circuit))
                        .thenComparing(Circuit::name))
                .toList();
    }

    private int weight(Circuit circuit) {
        return deployed.routingWeight(circuit.name())
                .orElse(circuit.connection().routingWeight());
    }

    private Optional<Peering> peering(Circuit circuit, int rank) {
        Optional<PrivatePeering> own =
                circuit instanceof Circuit.Owned owned ? owned.privatePeering() : Optional.empty();
        if (own.isEmpty()) {
            remarks.add("Circuit " + circuit.name()
                    + (circuit instanceof Circuit.Existing
                            ? " is of another stack, which has its peering"
                            : " is peered by its provider")
                    + ": what this router learns from there is not written here. Give those routes a local preference above "
                    + TunnelDesign.LOCAL_PREFERENCE
                    + ", as they have by themselves, and announce what the stack says over them.");
            return Optional.empty();
        }
        PrivatePeering peering = own.get();
        Optional<String> elsewhere = wanted.links().isPresent() ? Optional.empty() : endsAt(circuit, peering);
        if (elsewhere.isPresent()) {
            remarks.add("The peering of circuit " + circuit.name() + " ends at site " + elsewhere.get()
                    + (hasAsn(elsewhere.get(), peering)
                            ? ", by the AS number " + peering.peerAsn()
                            : ", the first that the circuit names")
                    + ": routes to Azure over it come from your own network. Routes"
                    + " that this router learns by BGP have local preference 100, more than "
                    + TunnelDesign.LOCAL_PREFERENCE
                    + " over the VPN; those of an"
                    + " interior protocol need a distance below 20. With --links both the peering ends here.");
            return Optional.empty();
        }
        Links links = wanted.links().orElseGet(this::links);
        if (links == Links.none) {
            return Optional.empty();
        }
        if (!peering.enabled()) {
            remarks.add("The peering of circuit " + circuit.name()
                    + " is switched off in the stack (failover-test): its sessions stay down until it is on again.");
        }
        return Optional.of(new Peering(
                circuit.name(),
                rank,
                FIRST_CIRCUIT - STEP * rank,
                rank,
                deployedPeering(circuit, Deployed.Peering::asn).orElse(peering.peerAsn()),
                deployedPeering(circuit, Deployed.Peering::vlan).orElse(peering.vlanId()),
                announcedOver(circuit),
                config.peeringKeys().of(circuit.name()).isPresent(),
                Stream.of(1, 2)
                        .filter(links::has)
                        .map(number -> link(circuit, peering, number))
                        .toList()));
    }

    private <T> Optional<T> deployedPeering(Circuit circuit, Function<Deployed.Peering, Optional<T>> value) {
        return deployed.peering(circuit.name()).flatMap(value);
    }

    private Link link(Circuit circuit, PrivatePeering peering, int number) {
        Prefix prefix = number == 1
                ? deployedPeering(circuit, Deployed.Peering::primary).orElse(peering.primaryPrefix())
                : deployedPeering(circuit, Deployed.Peering::secondary).orElse(peering.secondaryPrefix());
        return new Link(
                number,
                prefix,
                wanted.slot(
                        "EXPRESSROUTE_PORT_"
                                + circuit.name().toUpperCase(Locale.ROOT).replace('-', '_') + "_" + number,
                        Slot.Kind.INTERFACE,
                        "the port that the " + (number == 1 ? "primary" : "secondary") + " link of circuit "
                                + circuit.name() + " is plugged into",
                        Optional.empty()));
    }

    /** What the sites of a circuit advertise over it, this one's first. */
    private List<Prefix> announcedOver(Circuit circuit) {
        Set<Prefix> announced = new LinkedHashSet<>(site.advertisedOverExpressRoute());
        circuit.sites().stream()
                .flatMap(name -> Optional.ofNullable(config.sites().get(name)).stream())
                .forEach(other -> announced.addAll(other.advertisedOverExpressRoute()));
        return List.copyOf(announced);
    }

    /** The other site that a peering ends at: the stack does not say, but the AS number of its end does. */
    private Optional<String> endsAt(Circuit circuit, PrivatePeering peering) {
        List<String> named =
                circuit.sites().stream().filter(name -> hasAsn(name, peering)).toList();
        List<String> candidates = named.isEmpty() ? circuit.sites() : named;
        return candidates.contains(site.name()) && candidates.get(0).equals(site.name())
                ? Optional.empty()
                : Optional.of(candidates.get(0));
    }

    private boolean hasAsn(String name, PrivatePeering peering) {
        return Optional.ofNullable(config.sites().get(name))
                .filter(it -> TunnelDesign.hasAsn(it, peering.peerAsn()))
                .isPresent();
    }

    /** Of several devices the first has the primary links and the second the secondary ones: the stack does not say. */
    private Links links() {
        List<VpnDevice> devices = site.vpnDevices();
        if (devices.size() < 2 || wanted.device().isEmpty()) {
            return Links.both;
        }
        int index = devices.indexOf(wanted.device().get());
        Links links = index == 0 ? Links.primary : index == 1 ? Links.secondary : Links.none;
        String assumed =
                "Of the site's devices the first is taken to have the primary links of the circuits and the second the"
                        + " secondary ones, here: " + links + ". Where it is otherwise, say --links.";
        if (!remarks.contains(assumed)) {
            remarks.add(assumed);
        }
        return links;
    }
}
