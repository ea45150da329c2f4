package hybridnetwork.reachability.reading;

import hybridnetwork.reachability.ProofInputs;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which site a local network gateway stands for. */
public final class SiteMatcher {
    private final Inventory inventory;
    private final ProofInputs inputs;

    public SiteMatcher(Inventory inventory, ProofInputs inputs) {
        this.inventory = inventory;
        this.inputs = inputs;
    }

    /** By the device's address or domain name, else by the gateway's name, else because there is one of each. */
    public Optional<ProofInputs.Site> of(Resource local) {
        return inputs.sites().stream()
                .filter(site -> isDevice(site, local, "gatewayIpAddress") || isDevice(site, local, "fqdn"))
                .findFirst()
                .or(() -> byName(local))
                .or(() -> only());
    }

    /** Azure shows the address behind a domain name too, so either of them may be the one that the site has. */
    private static boolean isDevice(ProofInputs.Site site, Resource local, String property) {
        return site.vpnDevice()
                .flatMap(device -> local.bag().text(property).filter(device::equalsIgnoreCase))
                .isPresent();
    }

    private Optional<ProofInputs.Site> byName(Resource local) {
        String start = (inputs.baseName() + "-vpn-lgw-").toLowerCase(Locale.ROOT);
        return inputs.sites().stream()
                .filter(site -> local.isNamed(start + site.name()))
                .findFirst();
    }

    private Optional<ProofInputs.Site> only() {
        List<ProofInputs.Site> withDevice = inputs.sites().stream()
                .filter(site -> site.vpnDevice().isPresent())
                .toList();
        List<ProofInputs.Site> candidates = withDevice.isEmpty() ? inputs.sites() : withDevice;
        return inventory.all("LocalNetworkGateway").size() == 1 && candidates.size() == 1
                ? Optional.of(candidates.get(0))
                : Optional.empty();
    }
}
