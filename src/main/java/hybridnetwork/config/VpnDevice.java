package hybridnetwork.config;

import hybridnetwork.net.Asn;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The on-premises end of a tunnel. It has an address or a fully qualified domain name, never both ({@code lng-endpoint}).
 *
 * @param bgp absent where the tunnel has static routes only
 */
public record VpnDevice(Optional<Ipv4> address, Optional<String> fqdn, Optional<Bgp> bgp) {
    private static final Pattern FQDN = Pattern.compile(
            "(?=.{1,253}$)([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    /**
     * The device's BGP speaker.
     *
     * @param peerAddress its address inside the site, or a link-local one (APIPA)
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
                boolean apipa = map.has("apipa");
                if (apipa && map.has("peerAddress")) {
                    map.report(Problem.error("apipa", map.path().key("apipa"), "a BGP peer has two addresses")
                            .allowed("either `peerAddress` or `apipa`")
                            .fix("remove one of the two"));
                }
                var peer = map.required(apipa ? "apipa" : "peerAddress", Scalars.address("invalid-value"));
                return map.build(() -> new Bgp(asn.get(), peer.get()));
            });
        }
    }

    /** Whether this is the device at an address, or of a fully qualified domain name, as Azure has it. */
    public boolean isAt(String addressOrName) {
        return address.filter(it -> it.toString().equals(addressOrName)).isPresent()
                || fqdn.filter(addressOrName::equalsIgnoreCase).isPresent();
    }

    static Reading<VpnDevice> reading() {
        return MapReader.map(map -> {
            var address = map.optional("address", Scalars.address("lng-endpoint"));
            var fqdn = map.optional(
                    "fqdn",
                    Scalars.matching("lng-endpoint", FQDN, "a fully qualified domain name such as vpn.example.com"));
            var bgp = map.optional("bgp", Bgp.reading());
            if (map.has("address") == map.has("fqdn")) {
                map.report(Problem.error(
                                "lng-endpoint",
                                map.path(),
                                map.has("address")
                                        ? "the VPN device has both an address and a domain name"
                                        : "the VPN device has neither an address nor a domain name")
                        .allowed("exactly one of `address` and `fqdn`")
                        .fix(
                                map.has("address")
                                        ? "remove `fqdn`"
                                        : "for example: "
                                                + ConfigCommand.set(map.path().key("address"), "40.50.60.70")));
            }
            return map.build(() -> new VpnDevice(address.get(), fqdn.get(), bgp.get()));
        });
    }
}
