package hybridnetwork.edge;

import hybridnetwork.config.ConnectionSettings;
import hybridnetwork.config.Site;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.TrafficIntent;
import hybridnetwork.config.VpnConfig;
import hybridnetwork.config.VpnDevice;
import hybridnetwork.edge.EdgeDesign.Wanted;
import hybridnetwork.edge.EdgeRouter.Peering;
import hybridnetwork.edge.EdgeRouter.Sibling;
import hybridnetwork.edge.EdgeRouter.Tunnel;
import hybridnetwork.edge.EdgeRouter.Vpn;
import hybridnetwork.edge.EdgeRouter.VpnBgp;
import hybridnetwork.net.Asn;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The tunnels of a site's device to the VPN gateway, and what it tells the site's other devices. */
final class TunnelDesign {
    /** Less than routes have by themselves (100), so that those of a provider, or of another router of the site, win. */
    static final int LOCAL_PREFERENCE = 50;

    private final Wanted wanted;
    private final StackConfig config;
    private final Site site;
    private final Deployed deployed;
    private final List<String> remarks;

    /** @param remarks where what the reader must know is added */
    TunnelDesign(Wanted wanted, List<String> remarks) {
        this.wanted = wanted;
        this.config = wanted.config();
        this.site = wanted.site();
        this.deployed = wanted.deployed();
        this.remarks = remarks;
    }

    /** Whether some device of a site has an AS number. */
    static boolean hasAsn(Site site, Asn asn) {
        return site.vpnDevices().stream()
                .anyMatch(device ->
                        device.bgp().filter(bgp -> bgp.asn().equals(asn)).isPresent());
    }

    /** What the device peers as, if it does: as it is deployed, where that is known. */
    Optional<VpnDevice.Bgp> speaker(VpnDevice device) {
        return deployed.tunnel(device).map(Deployed.Tunnel::device).orElse(device.bgp());
    }

    /**
     * The tunnels of a device.
     *
     * @param circuits how many serve the site, each of which goes before the tunnels
     * @param peerings those that end on the device
     */
    Vpn vpn(VpnConfig section, VpnDevice device, int circuits, List<Peering> peerings) {
        Optional<Deployed.Tunnel> standing = deployed.tunnel(device);
        ConnectionSettings settings = standing.map(Deployed.Tunnel::settings).orElse(site.connection());
        tellDifferences(standing, device);
        Optional<VpnDevice.Bgp> speaker = speaker(device);
        SortedMap<Integer, Ipv4> linkLocal = speaker.filter(VpnDevice.Bgp::usesLinkLocalAddress)
                .map(bgp -> standing.map(it -> (SortedMap<Integer, Ipv4>) new TreeMap<>(it.linkLocal()))
                        .filter(it -> !it.isEmpty())
                        .orElseGet(() -> section.apipa().facing(bgp.peerAddress())))
                .orElseGet(TreeMap::new);
        Map<Prefix, Site> throughGateway = throughGateway(peerings);
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
                wanted.slot("WAN_INTERFACE", Slot.Kind.INTERFACE, "the interface to the internet", Optional.empty()),
                wanted.slot(
                        "WAN_ADDRESS",
                        Slot.Kind.ADDRESS,
                        "the address of that interface"
                                + device.fqdn()
                                        .map(name -> ", which " + name + " resolves to")
                                        .orElse(""),
                        device.address()),
                wanted.slot("WAN_NEXT_HOP", Slot.Kind.ADDRESS, "the internet provider's router", Optional.empty()),
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
                        LOCAL_PREFERENCE,
                        circuits,
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
        Slot publicIp = wanted.slot(
                "VPN_GATEWAY_PUBLIC_IP_" + instance,
                Slot.Kind.ADDRESS,
                "the public address of the VPN gateway's instance " + instance,
                standing.flatMap(Deployed.Instance::publicIp));
        Slot peer = wanted.slot(
                "VPN_GATEWAY_BGP_ADDRESS_" + instance,
                Slot.Kind.ADDRESS,
                "the BGP address of the VPN gateway's instance " + instance,
                linkLocal.or(() -> standing.flatMap(Deployed.Instance::bgpAddress)));
        return new Tunnel(instance, publicIp, bgp ? Optional.of(peer) : Optional.empty());
    }

    /**
     * Prefixes of other sites that this one's flows reach through the gateway, which passes packets on between tunnels. Never a
     * default route, and none that it announces over ExpressRoute: it has those by the network between the sites or not at all.
     */
    private Map<Prefix, Site> throughGateway(List<Peering> peerings) {
        Map<Prefix, Site> prefixes = new TreeMap<>();
        for (Site other : config.sites().values()) {
            boolean wantedBetween = config.traffic().values().stream().anyMatch(intent -> isBetween(intent, other));
            if (!other.equals(site) && other.speaksBgp() && wantedBetween) {
                other.offeredOverVpn().stream()
                        .filter(prefix -> !site.addressPrefixes().contains(prefix))
                        .filter(prefix -> !prefix.equals(Prefix.ALL))
                        .filter(prefix -> peerings.stream()
                                .noneMatch(peering -> peering.announced().contains(prefix)))
                        .forEach(prefix -> prefixes.put(prefix, other));
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
    List<Sibling> siblings(VpnDevice.Bgp own) {
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
}
