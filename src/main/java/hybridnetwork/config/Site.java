package hybridnetwork.config;

import hybridnetwork.net.Prefix;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An on-premises site, its VPN devices and how they are connected.
 *
 * @param addressPrefixes the site's own networks, at least one
 * @param advertisedOverExpressRoute what its routers advertise over ExpressRoute; {@code addressPrefixes} unless given
 * @param advertisedOverVpn what its VPN devices advertise by BGP; {@code addressPrefixes} unless given
 * @param saidStaticPrefixes what the stack says of the address space of its local network gateways
 * @param vpnDevices by name; none where the site is reached over ExpressRoute alone
 */
public record Site(
        String name,
        List<Prefix> addressPrefixes,
        List<Prefix> advertisedOverExpressRoute,
        List<Prefix> advertisedOverVpn,
        Optional<List<Prefix>> saidStaticPrefixes,
        List<VpnDevice> vpnDevices,
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

    /**
     * The address space of a device's local network gateway: static routes into its tunnel. Unless given, none with BGP, and
     * {@code addressPrefixes} without ({@code lng-address-space}, {@code lng-static-beside-bgp}).
     */
    public List<Prefix> staticPrefixes(VpnDevice device) {
        return saidStaticPrefixes.orElseGet(() -> device.bgp().isPresent() ? List.of() : addressPrefixes);
    }

    /** The static routes into any of its tunnels. */
    public List<Prefix> staticPrefixes() {
        return vpnDevices.stream()
                .flatMap(device -> staticPrefixes(device).stream())
                .distinct()
                .toList();
    }

    /** Whether routes come by BGP over any of its tunnels. */
    public boolean speaksBgp() {
        return vpnDevices.stream().anyMatch(device -> device.bgp().isPresent());
    }

    /** What draws traffic into its tunnels: static routes and, where one speaks BGP, what the devices advertise. */
    public List<Prefix> offeredOverVpn() {
        return speaksBgp()
                ? Stream.concat(staticPrefixes().stream(), advertisedOverVpn.stream())
                        .distinct()
                        .toList()
                : staticPrefixes();
    }

    static Reading<Site> reading(String name) {
        return MapReader.map(map -> {
            var prefixes = map.required("addressPrefixes", Composites.list(Scalars.prefix("invalid-value"), false));
            var advertises = map.defaulted("advertises", Advertises.reading(), Advertises.DEFAULTS);
            var fixed = map.optional("staticPrefixes", Composites.list(Scalars.prefix("invalid-value"), true));
            var device = map.optional("vpnDevice", VpnDevice.reading(Optional.empty()));
            var devices =
                    map.defaulted("vpnDevices", Composites.named(key -> VpnDevice.reading(Optional.of(key))), Map.of());
            if (map.has("vpnDevice") && map.has("vpnDevices")) {
                map.report(Problem.error(
                                "vpn-devices",
                                map.path().key("vpnDevices"),
                                "site `" + name + "` has both `vpnDevice` and `vpnDevices`")
                        .allowed("`vpnDevice` for one device, `vpnDevices` for several")
                        .fix("move the one device into `vpnDevices` under a name of your choice; its tunnel stays"));
            }
            var connection = map.defaulted("connection", ConnectionSettings.reading(), ConnectionSettings.DEFAULTS);
            return map.build(() -> new Site(
                    name,
                    prefixes.get(),
                    advertises.get().expressRoute().orElse(prefixes.get()),
                    advertises.get().vpn().orElse(prefixes.get()),
                    fixed.get(),
                    Stream.concat(device.get().stream(), devices.get().values().stream())
                            .toList(),
                    connection.get()));
        });
    }
}
