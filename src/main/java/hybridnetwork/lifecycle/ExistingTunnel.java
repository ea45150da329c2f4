package hybridnetwork.lifecycle;

import hybridnetwork.config.Site;
import hybridnetwork.net.Prefix;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The on-premises end of a tunnel as Azure has it: a local network gateway.
 *
 * @param device the address or domain name of the VPN device; empty where Azure did not say one
 * @param prefixes of the site, as Azure writes them
 */
record ExistingTunnel(Optional<String> device, List<String> prefixes) {
    /** The site that it belongs to: the one with its device, or else with one of its prefixes, since the device may move. */
    Optional<Site> ownerAmong(List<Site> sites) {
        return first(sites, site -> device.filter(site.vpnDevice()::isAt).isPresent())
                .or(() -> first(
                        sites,
                        site -> site.addressPrefixes().stream()
                                .map(Prefix::toString)
                                .anyMatch(prefixes::contains)));
    }

    private static Optional<Site> first(List<Site> sites, Predicate<Site> condition) {
        return sites.stream().filter(condition).findFirst();
    }
}
