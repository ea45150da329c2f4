package hybridnetwork.edge;

import hybridnetwork.config.Circuit;
import hybridnetwork.config.ConnectionSettings;
import hybridnetwork.config.PrivatePeering;
import hybridnetwork.config.Site;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.TrafficIntent;
import hybridnetwork.config.VpnConfig;
import hybridnetwork.config.VpnDevice;
import hybridnetwork.edge.EdgeRouter.Link;
import hybridnetwork.edge.EdgeRouter.Peering;
import hybridnetwork.edge.EdgeRouter.Sibling;
import hybridnetwork.edge.EdgeRouter.Tunnel;
import hybridnetwork.edge.EdgeRouter.Vpn;
import hybridnetwork.edge.EdgeRouter.VpnBgp;
import hybridnetwork.net.Asn;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes a site's router of a stack, so that it does what the proof takes as given of it. */
public final class EdgeDesign {
    /** Of the circuit that carries traffic; each that is less preferred has less, and all more than routes have by themselves. */
    private static final int FIRST_CIRCUIT = 200;

    private static final int STEP = 5;

    /** Less than routes have by themselves (100), so that those of a provider, or of another router of the site, win. */
    private static final int VPN = 50;

    private final Wanted wanted;
    private final StackConfig config;
    private final Site site;
    private final Deployed deployed;
    private final List<String> remarks = new ArrayList<>();

    /** Which links of the private peerings end on a router. */
    public enum Links {
        both,
        primary,
        secondary,
        none;

        private boolean has(int number) {
            return this == both || this == (number == 1 ? primary : secondary);
        }
    }

    /**
     * Which router is wanted.
     *
     * @param stack the stack's name
     * @param device one of the site's; absent where it has none
     * @param links empty to follow from the stack
     * @param given values of {@link Slot}s by their names
     */
    public record Wanted(
            String stack,
            StackConfig config,
            Site site,
            Optional<VpnDevice> device,
            Optional<Links> links,
            Deployed deployed,
            Map<String, String> given) {}

    private EdgeDesign(Wanted wanted) {
        this.wanted = wanted;
        this.config = wanted.config();
        this.site = wanted.site();
        this.deployed = wanted.deployed();
    }

    /** The router; it has neither peerings nor a VPN where nothing of the stack ends on it. */
    public static EdgeRouter of(Wanted wanted) {
        return new EdgeDesign(wanted).router();
    }

    private EdgeRouter router() {
        List<Circuit> serving = serving();
        List<Peering> peerings = new ArrayList<>();
        for (int rank = 0; rank < serving.size(); rank++) {
            peering(serving.get(rank), rank).ifPresent(peerings::add);
        }
        Optional<Vpn> vpn =
                config.vpn().flatMap(section -> wanted.device().map(device -> vpn(section, device, serving)));
        Optional<VpnDevice.Bgp> speaker = vpn.flatMap(Vpn::bgp).flatMap(bgp -> speaker());
        Optional<Asn> asn = speaker.map(VpnDevice.Bgp::asn)
                .or(() -> peerings.stream().map(Peering::asn).findFirst());
        Set<Prefix> announced = new LinkedHashSet<>();
        peerings.forEach(peering -> announced.addAll(peering.announced()));
        vpn.flatMap(Vpn::bgp).ifPresent(bgp -> announced.addAll(bgp.announced()));
        Set<Prefix> own = new LinkedHashSet<>(site.advertisedOverExpressRoute());
        own.addAll(site.advertisedOverVpn());
        own.remove(Prefix.ALL);
        return new EdgeRouter(
                wanted.stack(),
                site.name(),
                wanted.device().flatMap(VpnDevice::name),
                asn,
                routerId(speaker, peerings, vpn),
                speaker.map(VpnDevice.Bgp::peerAddress),
                site.addressPrefixes(),
                config.addressSpaces(),
                announced.stream().filter(own::contains).toList(),
                announced.stream().filter(prefix -> !own.contains(prefix)).toList(),
                List.copyOf(peerings),
                EdgeRouter.Detection.BFD,
                vpn,
                speaker.map(this::siblings).orElse(List.of()),
                List.copyOf(remarks));
    }

    /** The circuits that serve the site, as the proof chooses among them: the highest weight, then the first by name. */
    private List<Circuit> serving() {
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
                    + VPN + ", as they have by themselves, and announce what the stack says over them.");
            return Optional.empty();
        }
        PrivatePeering peering = own.get();
        Optional<String> elsewhere = wanted.links().isPresent() ? Optional.empty() : endsAt(circuit, peering);
        if (elsewhere.isPresent()) {
            remarks.add("The peering of circuit " + circuit.name() + " ends at site " + elsewhere.get()
                    + ", by the AS number " + peering.peerAsn()
                    + ": routes to Azure over it come from your own network. Routes"
                    + " that this router learns by BGP have local preference 100, more than " + VPN
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

    private <T> Optional<T> deployedPeering(
            Circuit circuit, java.util.function.Function<Deployed.Peering, Optional<T>> value) {
        return deployed.peering(circuit.name()).flatMap(value);
    }

    private Link link(Circuit circuit, PrivatePeering peering, int number) {
        Prefix prefix = number == 1
                ? deployedPeering(circuit, Deployed.Peering::primary).orElse(peering.primaryPrefix())
                : deployedPeering(circuit, Deployed.Peering::secondary).orElse(peering.secondaryPrefix());
        return new Link(
                number,
                prefix,
                slot(
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
        List<String> named = circuit.sites().stream()
                .filter(name -> Optional.ofNullable(config.sites().get(name))
                        .filter(it -> hasAsn(it, peering.peerAsn()))
                        .isPresent())
                .toList();
        List<String> candidates = named.isEmpty() ? circuit.sites() : named;
        return candidates.contains(site.name()) && candidates.get(0).equals(site.name())
                ? Optional.empty()
                : Optional.of(candidates.get(0));
    }

    private static boolean hasAsn(Site site, Asn asn) {
        return site.vpnDevices().stream()
                .anyMatch(device ->
                        device.bgp().filter(bgp -> bgp.asn().equals(asn)).isPresent());
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

    private Optional<VpnDevice.Bgp> speaker() {
        VpnDevice device = wanted.device().orElseThrow();
        return deployed.tunnel(device).map(Deployed.Tunnel::device).orElse(device.bgp());
    }

    private Vpn vpn(VpnConfig section, VpnDevice device, List<Circuit> serving) {
        Optional<Deployed.Tunnel> standing = deployed.tunnel(device);
        ConnectionSettings settings = standing.map(Deployed.Tunnel::settings).orElse(site.connection());
        tellDifferences(standing, device);
        Optional<VpnDevice.Bgp> speaker = speaker();
        SortedMap<Integer, Ipv4> linkLocal = speaker.filter(VpnDevice.Bgp::usesLinkLocalAddress)
                .map(bgp -> standing.map(it -> (SortedMap<Integer, Ipv4>) new TreeMap<>(it.linkLocal()))
                        .filter(it -> !it.isEmpty())
                        .orElseGet(() -> section.apipa().facing(bgp.peerAddress())))
                .orElseGet(TreeMap::new);
        Map<Prefix, Site> throughGateway = throughGateway();
        List<Prefix> accepted = Stream.concat(config.addressSpaces().stream(), throughGateway.keySet().stream())
                .toList();
        List<Tunnel> tunnels = new ArrayList<>();
        int instances = deployed.instances().isEmpty()
                ? section.instances()
                : deployed.instances().size();
        for (int instance = 0; instance < instances; instance++) {
            tunnels.add(tunnel(instance, speaker.isPresent(), Optional.ofNullable(linkLocal.get(instance))));
        }
        return new Vpn(
                slot("WAN_INTERFACE", Slot.Kind.INTERFACE, "the interface to the internet", Optional.empty()),
                slot(
                        "WAN_ADDRESS",
                        Slot.Kind.ADDRESS,
                        "the address of that interface"
                                + device.fqdn()
                                        .map(name -> ", which " + name + " resolves to")
                                        .orElse(""),
                        device.address()),
                slot("WAN_NEXT_HOP", Slot.Kind.ADDRESS, "the internet provider's router", Optional.empty()),
                device.address()
                        .map(Ipv4::toString)
                        .orElseGet(() -> Optional.ofNullable(wanted.given().get("WAN_ADDRESS"))
                                .orElse("<WAN_ADDRESS>")),
                Proposals.of(settings.ipsecPolicy()),
                settings.dpdTimeoutSeconds(),
                settings.mode() != ConnectionSettings.Mode.InitiatorOnly,
                settings.trafficSelectors(),
                accepted,
                speaker.map(bgp -> new VpnBgp(
                        deployed.asn().orElse(section.asn()),
                        VPN,
                        serving.size(),
                        site.advertisedOverVpn(),
                        throughGateway.values().stream().anyMatch(other -> hasAsn(other, bgp.asn())))),
                tunnels);
    }

    private void tellDifferences(Optional<Deployed.Tunnel> standing, VpnDevice device) {
        standing.ifPresent(tunnel -> {
            if (!tunnel.settings().equals(site.connection())) {
                remarks.add("The connection is deployed with other settings than the stack has now. What is deployed is"
                        + " written here: run `pulumi up`, then write this anew.");
            }
            if (!tunnel.device().equals(device.bgp())) {
                remarks.add(
                        "The local network gateway is deployed with another BGP peer than the stack has now. What is"
                                + " deployed is written here: run `pulumi up`, then write this anew.");
            }
        });
        if (deployed.isOfOutputs()) {
            remarks.add(
                    "The outputs of a stack do not say which BGP address is of which public address, nor the settings that are"
                            + " deployed: an export does.");
        }
        if (deployed.hasResources() && standing.isEmpty()) {
            remarks.add(
                    "The export has no connection to " + device.endpoint() + ": its settings are those of the stack.");
        }
    }

    private Tunnel tunnel(int instance, boolean bgp, Optional<Ipv4> linkLocal) {
        Optional<Deployed.Instance> standing =
                deployed.instances().stream().skip(instance).findFirst();
        Slot publicIp = slot(
                "VPN_GATEWAY_PUBLIC_IP_" + instance,
                Slot.Kind.ADDRESS,
                "the public address of the VPN gateway's instance " + instance,
                standing.flatMap(Deployed.Instance::publicIp));
        Slot peer = slot(
                "VPN_GATEWAY_BGP_ADDRESS_" + instance,
                Slot.Kind.ADDRESS,
                "the BGP address of the VPN gateway's instance " + instance,
                linkLocal.or(() -> standing.flatMap(Deployed.Instance::bgpAddress)));
        return new Tunnel(instance, publicIp, bgp ? Optional.of(peer) : Optional.empty());
    }

    /** Prefixes of other sites that this one's flows reach through the gateway, which passes packets on between tunnels. */
    private Map<Prefix, Site> throughGateway() {
        Map<Prefix, Site> prefixes = new TreeMap<>();
        for (Site other : config.sites().values()) {
            boolean wantedBetween = config.traffic().values().stream().anyMatch(intent -> isBetween(intent, other));
            if (!other.equals(site) && other.speaksBgp() && wantedBetween) {
                other.offeredOverVpn().forEach(prefix -> prefixes.put(prefix, other));
            }
        }
        return prefixes;
    }

    private boolean isBetween(TrafficIntent intent, Site other) {
        return intent.action() == TrafficIntent.Action.allow
                && ((site.hasPartIn(intent.from()) && other.hasPartIn(intent.to()))
                        || (other.hasPartIn(intent.from()) && site.hasPartIn(intent.to())));
    }

    /** The site's other devices, which this one tells what it learns: only a session inside an AS carries local preference. */
    private List<Sibling> siblings(VpnDevice.Bgp own) {
        List<Sibling> siblings = new ArrayList<>();
        for (VpnDevice other : site.vpnDevices()) {
            if (other.equals(wanted.device().orElseThrow())) {
                continue;
            }
            String name = other.name().orElseThrow();
            if (other.bgp()
                            .filter(bgp -> bgp.asn().equals(own.asn()) && !bgp.usesLinkLocalAddress())
                            .isPresent()
                    && !own.usesLinkLocalAddress()) {
                siblings.add(new Sibling(name, other.bgp().orElseThrow().peerAddress()));
            } else {
                remarks.add(
                        "Device " + name + " of the site has a link-local address or another AS number: add the session"
                                + " between the two devices yourself, with the local preference of what it learns from Azure.");
            }
        }
        return siblings;
    }

    private Optional<Ipv4> routerId(Optional<VpnDevice.Bgp> speaker, List<Peering> peerings, Optional<Vpn> vpn) {
        return speaker.filter(bgp -> !bgp.usesLinkLocalAddress())
                .map(VpnDevice.Bgp::peerAddress)
                .or(() -> peerings.stream()
                        .flatMap(peering -> peering.links().stream())
                        .map(Link::own)
                        .findFirst())
                .or(() -> vpn.flatMap(it -> it.source().address()));
    }

    private Slot slot(String name, Slot.Kind kind, String meaning, Optional<Ipv4> known) {
        return new Slot(
                name,
                kind,
                meaning,
                Optional.ofNullable(wanted.given().get(name)).or(() -> known.map(Ipv4::toString)));
    }
}
