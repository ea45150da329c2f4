package hybridnetwork.reachability.built;

import hybridnetwork.limits.NetworkLimits;
import hybridnetwork.limits.ReservedAddresses;
import hybridnetwork.limits.ReservedAsn;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.Space;
import hybridnetwork.reachability.finding.Examples;
import hybridnetwork.reachability.reading.Prefixes;
import hybridnetwork.reachability.reading.Resource;
import hybridnetwork.resources.Bag;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** R81 to R87: local network gateways, the sites' ends of tunnels. */
final class BuiltSites {
    private final Registered on;

    BuiltSites(Registered on) {
        this.on = on;
    }

    void note() {
        Map<String, Resource> devices = new HashMap<>();
        for (Resource site : on.all("LocalNetworkGateway")) {
            device(site, devices);
            routes(site);
            site.bag().bag("bgpSettings").ifPresent(bgp -> peer(site, bgp));
        }
    }

    private void device(Resource site, Map<String, Resource> devices) {
        Optional<String> address = site.bag().text("gatewayIpAddress");
        Optional<String> name = site.bag().text("fqdn");
        if (address.isPresent() && name.isPresent()) {
            // Whether the API refuses it is not documented.
            on.warning("lng-endpoint", site + " has an address and a domain name: write one of the two");
        }
        boolean inside = on.all("VirtualNetworkGatewayConnection").stream()
                .filter(connection -> connection.bag().mayBe("useLocalAzureIpAddress"))
                .anyMatch(connection -> on.found(connection, "localNetworkGateway2", "LocalNetworkGateway")
                        .filter(site::equals)
                        .isPresent());
        address.flatMap(Ipv4::tryParse)
                .filter(it -> !inside && Space.NOT_PUBLIC.contains(it))
                .ifPresent(it -> on.error(
                        "lng-endpoint", site + " has the address " + it + ", which the internet does not carry"));
        address.or(() -> name).ifPresent(device -> {
            Resource other = devices.putIfAbsent(device.toLowerCase(Locale.ROOT), site);
            if (other != null) {
                on.warning("vpn-device-twice", other + " and " + site + " have the same VPN device, " + device);
            }
        });
    }

    private void routes(Resource site) {
        Bag bag = site.bag();
        boolean known = !bag.isOpaque("localNetworkAddressSpace")
                && !bag.bag("localNetworkAddressSpace").orElse(Bag.EMPTY).isOpaque("addressPrefixes")
                && !bag.isOpaque("bgpSettings");
        List<Prefix> prefixes =
                bag.bag("localNetworkAddressSpace").map(Prefixes::known).orElse(List.of());
        Optional<Bag> bgp = bag.bag("bgpSettings").filter(it -> it.has("asn"));
        if (known && prefixes.isEmpty() && bgp.isEmpty()) {
            on.error("lng-address-space", site + " has neither BGP nor an address prefix: nothing uses its tunnel");
        }
        Optional<Ipv4> peer = bgp.flatMap(it -> it.text("bgpPeeringAddress")).flatMap(Ipv4::tryParse);
        List<Prefix> routes = prefixes.stream()
                .filter(prefix ->
                        peer.filter(it -> prefix.equals(Prefix.of(it))).isEmpty())
                .toList();
        if (bgp.isPresent() && !routes.isEmpty()) {
            on.warning(
                    "lng-static-beside-bgp",
                    site + " has prefixes beside BGP (" + Examples.of(routes)
                            + "): static routes, which stay when the device withdraws them and are advertised to others");
        }
        if (prefixes.size() > NetworkLimits.MOST_STATIC_PREFIXES) {
            on.error("lng-prefix-limit", site + " has " + prefixes.size() + " prefixes: Azure takes 1,000");
        }
        if (routes.size() < prefixes.size()) {
            String message =
                    site + " lists its BGP peer " + peer.orElseThrow() + " as a prefix, which Azure adds itself";
            if (ReservedAddresses.APIPA.contains(peer.orElseThrow())) {
                on.error("lng-no-bgp-slash32", message);
            } else {
                on.warning("lng-no-bgp-slash32", message);
            }
        }
        for (Prefix prefix : prefixes) {
            for (Resource network : on.networks()) {
                if (Prefixes.space(network).stream().anyMatch(space -> space.contains(prefix))) {
                    // Whether the API refuses it is not documented; the network's own routes win.
                    on.warning("no-overlap-all-spaces", site + " has " + prefix + ", which lies in " + network);
                }
            }
        }
    }

    private void peer(Resource site, Bag bgp) {
        bgp.number("asn").ifPresent(asn -> asn(on, site, asn));
        Optional<Ipv4> peer = bgp.text("bgpPeeringAddress").flatMap(Ipv4::tryParse);
        if (peer.isEmpty()) {
            return;
        }
        boolean own =
                site.bag().text("gatewayIpAddress").flatMap(Ipv4::tryParse).equals(peer);
        boolean inside = on.networks().stream()
                .flatMap(network -> Prefixes.space(network).stream())
                .anyMatch(prefix -> prefix.contains(peer.get()));
        if (own || inside) {
            on.error(
                    "lng-bgp-peer-address",
                    site + " has the BGP peer " + peer.get() + ", which is "
                            + (own ? "the public address of its device" : "in a virtual network"));
        }
        if (ReservedAddresses.APIPA.contains(peer.get())) {
            on.all("VirtualNetworkGatewayConnection").stream()
                    .filter(connection -> on.found(connection, "localNetworkGateway2", "LocalNetworkGateway")
                            .filter(site::equals)
                            .isPresent())
                    .flatMap(connection ->
                            on.found(connection, "virtualNetworkGateway1", "VirtualNetworkGateway").stream())
                    .filter(BuiltSites::hasNoLinkLocal)
                    .forEach(gateway -> on.error(
                            "apipa",
                            site + " has the link-local BGP peer " + peer.get() + ", " + gateway
                                    + " no link-local address: both have one, or neither"));
        }
    }

    private static boolean hasNoLinkLocal(Resource gateway) {
        return gateway.bag().bag("bgpSettings").map(bgp -> bgp.bags("bgpPeeringAddresses")).orElse(List.of()).stream()
                .noneMatch(it -> it.isOpaque("customBgpIpAddresses")
                        || !it.texts("customBgpIpAddresses").isEmpty());
    }

    /** An AS number that an end of a tunnel may not have. */
    static void asn(Registered on, Resource end, double asn) {
        Optional<String> owner = ReservedAsn.owner((long) asn);
        String what = String.format(Locale.ROOT, "%s has AS number %.0f", end, asn);
        owner.ifPresent(it -> on.error("asn-rules", what + ", which is reserved by " + it));
        if (owner.isEmpty() && ReservedAsn.isDoubtful((long) asn)) {
            on.warning("asn-rules", what + ", outside the ranges that Azure documents as usable");
        }
    }
}
