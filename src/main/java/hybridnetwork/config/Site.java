package hybridnetwork.config;

import hybridnetwork.net.Prefix;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An on-premises site, its VPN device and the connection to it.
 *
 * @param addressPrefixes the site's own networks, at least one
 * @param advertisedOverExpressRoute what its routers advertise over ExpressRoute; {@code addressPrefixes} unless given
 * @param advertisedOverVpn what its VPN device advertises by BGP; {@code addressPrefixes} unless given
 * @param staticPrefixes the address space of its local network gateway: static routes into the tunnel. Unless given, none
 *     with BGP, and {@code addressPrefixes} without ({@code lng-address-space}, {@code lng-static-beside-bgp})
 */
public record Site(
        String name,
        List<Prefix> addressPrefixes,
        List<Prefix> advertisedOverExpressRoute,
        List<Prefix> advertisedOverVpn,
        List<Prefix> staticPrefixes,
        VpnDevice vpnDevice,
        ConnectionSettings connection) {

    private record Advertises(Optional<List<Prefix>> expressRoute, Optional<List<Prefix>> vpn) {
        static final Advertises DEFAULTS = new Advertises(Optional.empty(), Optional.empty());

        static Reading<Advertises> reading() {
            return MapReader.map(map -> {
                var expressRoute = map.optional("expressRoute", Composites.list(Scalars.prefix("invalid-value"), true));
                var vpn = map.optional("vpn", Composites.list(Scalars.prefix("invalid-value"), true));
                return map.build(() -> new Advertises(expressRoute.get(), vpn.get()));
            });
        }
    }

    /** What draws traffic into the tunnel: its static routes and, where it speaks BGP, what the device advertises. */
    public List<Prefix> offeredOverVpn() {
        return vpnDevice.bgp().isEmpty()
                ? staticPrefixes
                : Stream.concat(staticPrefixes.stream(), advertisedOverVpn.stream())
                        .distinct()
                        .toList();
    }

    static Reading<Site> reading(String name) {
        return MapReader.map(map -> {
            var prefixes = map.required("addressPrefixes", Composites.list(Scalars.prefix("invalid-value"), false));
            var advertises = map.defaulted("advertises", Advertises.reading(), Advertises.DEFAULTS);
            var fixed = map.optional("staticPrefixes", Composites.list(Scalars.prefix("invalid-value"), true));
            var device = map.required("vpnDevice", VpnDevice.reading());
            var connection = map.defaulted("connection", ConnectionSettings.reading(), ConnectionSettings.DEFAULTS);
            return map.build(() -> new Site(
                    name,
                    prefixes.get(),
                    advertises.get().expressRoute().orElse(prefixes.get()),
                    advertises.get().vpn().orElse(prefixes.get()),
                    fixed.get().orElseGet(() -> device.get().bgp().isPresent() ? List.of() : prefixes.get()),
                    device.get(),
                    connection.get()));
        });
    }
}
