package hybridnetwork.azuresim;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.resources.Bag;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The link-local BGP addresses of a VPN gateway's instances, and those of them that a connection names ({@code apipa}). */
final class LinkLocalAddresses {
    private static final PrefixSet LEGAL = PrefixSet.ofRange(Ipv4.parse("169.254.21.0"), Ipv4.parse("169.254.22.255"));

    private LinkLocalAddresses() {}

    /**
     * "An active-passive VPN gateway only supports one custom BGP APIPA" (MicrosoftDocs/azure-docs,
     * vpn-gateway-howto-aws-bgp.md, 2026-02-18).
     */
    static void admit(Put gateway) {
        Set<String> seen = new HashSet<>();
        for (String address : all(gateway.body())) {
            if (Ipv4.tryParse(address).filter(LEGAL::contains).isEmpty()) {
                throw AzureError.badRequest("Custom BGP address " + address + " of gateway " + gateway.id()
                        + " is not in 169.254.21.0 to 169.254.22.255 (apipa).");
            }
            if (!seen.add(address)) {
                throw AzureError.badRequest("Custom BGP address " + address + " of gateway " + gateway.id()
                        + " is used by more than one IP configuration (apipa).");
            }
        }
        if (!gateway.body().flag("activeActive") && seen.size() > 1) {
            throw AzureError.badRequest("Gateway " + gateway.id() + " is active-passive and supports one custom BGP"
                    + " address, not " + seen.size() + " (apipa).");
        }
    }

    /** A connection names addresses of the IP configurations that it names them for. */
    static void admitNamed(Put connection, StoredResource gateway) {
        for (Bag named : connection.body().bags("gatewayCustomBgpIpAddresses")) {
            Optional<String> address = named.text("customBgpIpAddress");
            boolean has = gateway.body().bags("bgpSettings", "bgpPeeringAddresses").stream()
                    .filter(instance -> instance.id("ipconfigurationId").equals(named.id("ipConfigurationId")))
                    .anyMatch(instance -> address.filter(instance.texts("customBgpIpAddresses")::contains)
                            .isPresent());
            if (!has) {
                throw AzureError.badRequest("Connection " + connection.id() + " names custom BGP address "
                        + address.orElse("none") + ", which the IP configuration of gateway " + gateway.id()
                        + " does not have (apipa).");
            }
        }
    }

    private static List<String> all(Bag gateway) {
        return gateway.bags("bgpSettings", "bgpPeeringAddresses").stream()
                .flatMap(instance -> instance.texts("customBgpIpAddresses").stream())
                .toList();
    }
}
