package hybridnetwork.edge;

import hybridnetwork.config.Site;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.VpnDevice;
import hybridnetwork.edge.EdgeRouter.Link;
import hybridnetwork.edge.EdgeRouter.Peering;
import hybridnetwork.edge.EdgeRouter.Vpn;
import hybridnetwork.net.Asn;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a site's router of a stack, so that it does what the proof takes as given of it. */
public final class EdgeDesign {
    private final Wanted wanted;
    private final StackConfig config;
    private final Site site;
    private final List<String> remarks = new ArrayList<>();

    /** Which links of the private peerings end on a router. */
    public enum Links {
        both,
        primary,
        secondary,
        none;

        boolean has(int number) {
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
            Map<String, String> given) {
        /** A value that is given, or else known, or else not there. */
        Slot slot(String name, Slot.Kind kind, String meaning, Optional<Ipv4> known) {
            return new Slot(
                    name, kind, meaning, Optional.ofNullable(given.get(name)).or(() -> known.map(Ipv4::toString)));
        }
    }

    private EdgeDesign(Wanted wanted) {
        this.wanted = wanted;
        this.config = wanted.config();
        this.site = wanted.site();
    }

    /** The router; it has neither peerings nor a VPN where nothing of the stack ends on it. */
    public static EdgeRouter of(Wanted wanted) {
        return new EdgeDesign(wanted).router();
    }

    private EdgeRouter router() {
        PeeringDesign peeringDesign = new PeeringDesign(wanted, remarks);
        List<Peering> peerings = peeringDesign.peerings();
        TunnelDesign tunnelDesign = new TunnelDesign(wanted, remarks);
        Optional<Vpn> vpn = config.vpn()
                .flatMap(section -> wanted.device()
                        .map(device -> tunnelDesign.vpn(
                                section, device, peeringDesign.serving().size(), peerings)));
        Optional<VpnDevice.Bgp> speaker = vpn.flatMap(Vpn::bgp)
                .flatMap(bgp -> tunnelDesign.speaker(wanted.device().orElseThrow()));
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
                speaker.map(tunnelDesign::siblings).orElse(List.of()),
                List.copyOf(remarks));
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
}
