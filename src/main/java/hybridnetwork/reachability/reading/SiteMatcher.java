package hybridnetwork.reachability.reading;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.ProofInputs;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which site, and which of its devices, a local network gateway stands for. */
public final class SiteMatcher {
    private final Inventory inventory;
    private final ProofInputs inputs;

    public SiteMatcher(Inventory inventory, ProofInputs inputs) {
        this.inventory = inventory;
        this.inputs = inputs;
    }

    /**
     * A site, as a local network gateway stands for it.
     *
     * @param device the configuration's name for the device, where it has one and is known
     */
    public record Match(ProofInputs.Site site, Optional<String> device) {}

    /**
     * By the device's address or domain name, else by the gateway's name, which is made of the site's or is simply that, else
     * because there is one of each.
     */
    public Optional<Match> of(Resource local) {
        return declared(local)
                .or(() -> only().filter(
                                site -> inventory.all("LocalNetworkGateway").size() == 1)
                        .map(site -> new Match(site, Optional.empty())));
    }

    /**
     * The only site, where a device that the configuration does not name can be taken for another of its devices: it has the AS
     * number of the site's own local network gateway, its BGP peer has an address of the site, and it brings no static prefix that
     * is not the site's.
     */
    public Optional<Match> besideDeclared(Resource local, List<Prefix> fixed) {
        return only().filter(site -> PrefixSet.of(site.addressPrefixes()).contains(PrefixSet.of(fixed)))
                .filter(site -> peer(local)
                        .filter(PrefixSet.of(site.addressPrefixes())::contains)
                        .isPresent())
                .filter(site -> asn(local)
                        .filter(number -> inventory.all("LocalNetworkGateway").stream()
                                .filter(other -> declared(other).isPresent())
                                .anyMatch(other -> asn(other).equals(Optional.of(number))))
                        .isPresent())
                .map(site -> new Match(site, Optional.empty()));
    }

    private Optional<Match> declared(Resource local) {
        return inputs.sites().stream()
                .flatMap(site -> site.vpnDevices().stream()
                        .filter(device -> isAt(device, local, "gatewayIpAddress") || isAt(device, local, "fqdn"))
                        .map(device -> new Match(site, device.name())))
                .findFirst()
                .or(() -> byName(local));
    }

    private static Optional<Ipv4> peer(Resource local) {
        return local.bag()
                .bag("bgpSettings")
                .flatMap(settings -> settings.text("bgpPeeringAddress"))
                .flatMap(Ipv4::tryParse);
    }

    private static Optional<Double> asn(Resource local) {
        return local.bag().bag("bgpSettings").flatMap(settings -> settings.number("asn"));
    }

    /** Azure shows the address behind a domain name too, so either of them may be the one that the site has. */
    private static boolean isAt(ProofInputs.Device device, Resource local, String property) {
        return local.bag()
                .text(property)
                .filter(device.endpoint()::equalsIgnoreCase)
                .isPresent();
    }

    private Optional<Match> byName(Resource local) {
        String start = (inputs.baseName() + "-vpn-lgw-").toLowerCase(Locale.ROOT);
        return inputs.sites().stream()
                .filter(site -> local.isNamed(start + site.name()) || local.isNamed(site.name()))
                .map(site -> new Match(site, Optional.empty()))
                .findFirst()
                .or(() -> inputs.sites().stream()
                        .flatMap(site -> site.vpnDevices().stream()
                                .filter(device -> device.name()
                                        .filter(name -> local.isNamed(start + site.name() + "-" + name))
                                        .isPresent())
                                .map(device -> new Match(site, device.name())))
                        .findFirst());
    }

    private Optional<ProofInputs.Site> only() {
        List<ProofInputs.Site> withDevice = inputs.sites().stream()
                .filter(site -> !site.vpnDevices().isEmpty())
                .toList();
        List<ProofInputs.Site> candidates = withDevice.isEmpty() ? inputs.sites() : withDevice;
        return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
    }
}
