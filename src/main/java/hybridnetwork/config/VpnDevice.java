package hybridnetwork.config;

import hybridnetwork.net.Asn;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The on-premises end of a tunnel. It has an address or a fully qualified domain name, never both ({@code lng-endpoint}).
 *
 * @param name its key under {@code vpnDevices}; absent for the device of a site that has the one-device key
 * @param bgp absent where the tunnel has static routes only
 */
public record VpnDevice(Optional<String> name, Optional<Ipv4> address, Optional<String> fqdn, Optional<Bgp> bgp) {
    private static final Pattern FQDN = Pattern.compile(
            "(?=.{1,253}$)([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    /**
     * The device's BGP speaker.
     *
     * @param peerAddress the one that its local network gateway has: a link-local one (APIPA) where the stack gives one,
     *     otherwise its address inside the site
     */
    public record Bgp(Asn asn, Ipv4 peerAddress) {
        private static final Prefix LINK_LOCAL = Prefix.parse("169.254.0.0/16");

        /** Whether the peer address is a link-local one (APIPA), so that Azure's must be too ({@code apipa}). */
        public boolean usesLinkLocalAddress() {
            return LINK_LOCAL.contains(peerAddress);
        }

        static Reading<Bgp> reading() {
            return MapReader.map(map -> {
                var asn = map.required("asn", Scalars.asn("asn-rules"));
                var apipa = map.optional("apipa", linkLocal());
                var inside = map.optional("peerAddress", Scalars.address("invalid-value"));
                if (Stream.of(apipa, inside)
                        .allMatch(value ->
                                value.present().filter(Optional::isEmpty).isPresent())) {
                    map.required("peerAddress", Scalars.address("invalid-value"));
                }
                return map.build(() ->
                        new Bgp(asn.get(), apipa.get().or(() -> inside.get()).orElseThrow()));
            });
        }
    }

    /** One address, or a list of one: a local network gateway has one BGP peer. */
    private static Reading<Ipv4> linkLocal() {
        Reading<Ipv4> one = Scalars.address("invalid-value");
        Reading<List<Ipv4>> list = Composites.list(one, false);
        return (node, path, problems) -> {
            if (!(node instanceof ConfigNode.Sequence)) {
                return one.read(node, path, problems);
            }
            Value<List<Ipv4>> addresses = list.read(node, path, problems);
            if (addresses.present().filter(all -> all.size() > 1).isPresent()) {
                problems.add(Problem.error("apipa", path, "a BGP peer has several link-local addresses")
                        .got(Words.few(addresses.get(), 4))
                        .allowed("one: a local network gateway has one BGP peer address")
                        .fix("keep one, and make each further tunnel end a device of its own under `vpnDevices`"));
                return Value.refused();
            }
            return addresses.map(all -> all.get(0));
        };
    }

    /** The address or domain name at which the gateway finds it. */
    public String endpoint() {
        return address.map(Ipv4::toString).or(() -> fqdn).orElseThrow();
    }

    /** Whether this is the device at an address, or of a fully qualified domain name, as Azure has it. */
    public boolean isAt(String addressOrName) {
        return address.filter(it -> it.toString().equals(addressOrName)).isPresent()
                || fqdn.filter(addressOrName::equalsIgnoreCase).isPresent();
    }

    /** @param name absent for the one-device key */
    static Reading<VpnDevice> reading(Optional<String> name) {
        return MapReader.map(map -> {
            var address = map.optional("address", Scalars.address("lng-endpoint"));
            var fqdn = map.optional(
                    "fqdn",
                    Scalars.matching("lng-endpoint", FQDN, "a fully qualified domain name such as vpn.example.com"));
            var bgp = map.optional("bgp", Bgp.reading());
            if (map.hasValue("address") == map.hasValue("fqdn")) {
                map.report(Problem.error(
                                "lng-endpoint",
                                map.path(),
                                map.hasValue("address")
                                        ? "the VPN device has both an address and a domain name"
                                        : "the VPN device has neither an address nor a domain name")
                        .allowed("exactly one of `address` and `fqdn`")
                        .fix(
                                map.hasValue("address")
                                        ? "remove `fqdn`"
                                        : "for example: "
                                                + ConfigCommand.set(map.path().key("address"), "40.50.60.70")));
            }
            return map.build(() -> new VpnDevice(name, address.get(), fqdn.get(), bgp.get()));
        });
    }
}
