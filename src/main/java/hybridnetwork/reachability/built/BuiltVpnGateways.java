package hybridnetwork.reachability.built;

import hybridnetwork.limits.ReservedAddresses;
import hybridnetwork.limits.ReservedAsn;
import hybridnetwork.limits.VpnGatewaySize;
import hybridnetwork.net.Ipv4;
import hybridnetwork.reachability.reading.Resource;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** R58 to R68, R85 and R87: the VPN gateways. */
final class BuiltVpnGateways {
    private static final int ALL_ZONES = 3;

    private final Registered on;

    BuiltVpnGateways(Registered on) {
        this.on = on;
    }

    void note() {
        on.gateways(Registered.VPN).forEach(this::gateway);
        on.networks().forEach(this::customDns);
    }

    private void gateway(Resource gateway) {
        Bag bag = gateway.bag();
        if (Registered.isNot(bag, "vpnType", "RouteBased")) {
            on.error(
                    "vpngw-route-based",
                    gateway
                            + " is policy-based, which has no BGP, no second tunnel and no ExpressRoute beside it: it has"
                            + " to be made anew");
        }
        Registered.sku(gateway).ifPresent(sku -> sku(gateway, sku));
        addresses(gateway);
        bag.bag("bgpSettings").flatMap(bgp -> bgp.number("asn")).ifPresent(asn -> {
            if (asn != ReservedAsn.AZURE_DEFAULT) {
                BuiltSites.asn(on, gateway, asn);
            }
        });
        apipa(gateway);
    }

    private void sku(Resource gateway, String sku) {
        Optional<VpnGatewaySize> size = VpnGatewaySize.of(sku);
        if (size.isEmpty()) {
            return;
        }
        String generation = gateway.bag().text("vpnGatewayGeneration").orElse("");
        int number =
                generation.equalsIgnoreCase("Generation1") ? 1 : generation.equalsIgnoreCase("Generation2") ? 2 : 0;
        if (number > 0 && !size.get().isLegacy() && !size.get().generations().contains(number)) {
            on.error(
                    "vpngw-sku-generation", gateway + " is " + sku + " of " + generation + ", in which it is not made");
        }
        if (size.get().isLegacy()) {
            on.error(
                    "vpngw-legacy-retired",
                    gateway + " has SKU " + sku
                            + ", which has not been created since 2023-11 and is retired: use an AZ SKU");
        } else if (sku.toLowerCase(Locale.ROOT).matches("vpngw\\d")) {
            // Azure moves what stands; the documents disagree on the day.
            on.warning(
                    "vpngw-non-az-retired",
                    gateway + " has SKU " + sku + ", retired in September 2026: use " + sku + "AZ");
        }
        if (sku.equalsIgnoreCase("Basic")) {
            basic(gateway);
        }
        int tunnels = on.connections(gateway, "IPsec").size();
        if (tunnels > size.get().tunnels()) {
            on.warning(
                    "vpngw-sku-capacity",
                    gateway + " has " + tunnels + " tunnels, its SKU " + sku + " takes "
                            + size.get().tunnels());
        }
    }

    private void basic(Resource gateway) {
        boolean beside = on.networkOf(gateway)
                .filter(network ->
                        !on.gateways(Registered.EXPRESS_ROUTE, network).isEmpty())
                .isPresent();
        if (beside || gateway.bag().flag("enableBgp") || gateway.bag().flag("activeActive")) {
            on.error(
                    "vpngw-basic-limits",
                    gateway
                            + " is Basic, which has no BGP, is not active-active and cannot stand beside an ExpressRoute"
                            + " gateway: use VpnGw1AZ");
        }
    }

    private void addresses(Resource gateway) {
        Bag bag = gateway.bag();
        int configurations = bag.bags("ipConfigurations").size();
        boolean known = !bag.isOpaque("activeActive") && !bag.isOpaque("ipConfigurations") && configurations > 0;
        boolean active = bag.flag("activeActive");
        if (known && active != (configurations > 1)) {
            on.error(
                    "vpngw-active-active",
                    gateway + " is " + (active ? "" : "not ") + "active-active with " + configurations
                            + (configurations == 1 ? " public IP" : " public IPs") + ": active-active needs two, else"
                            + " there is one");
        }
        if (known && !active) {
            on.advice("psrule-vng-vpn-active-active", gateway + " is not active-active");
        }
        boolean basic = Registered.sku(gateway)
                .filter(sku -> sku.equalsIgnoreCase("Basic"))
                .isPresent();
        for (Resource address : on.publicIps(gateway)) {
            boolean other = Registered.sku(address)
                            .filter(sku -> sku.equalsIgnoreCase("Basic"))
                            .isPresent()
                    || Registered.isNot(address.bag(), "publicIPAllocationMethod", "Static")
                    || Registered.isNot(address.bag(), "publicIPAddressVersion", "IPv4");
            if (other && !basic) {
                on.error("vpngw-standard-pip", address + " of " + gateway + " is not a Standard, static IPv4 address");
            }
            int zones = address.bag().texts("zones").size();
            boolean zonal = Registered.sku(gateway)
                    .filter(sku -> sku.toUpperCase(Locale.ROOT).endsWith("AZ"))
                    .isPresent();
            if (zonal && zones > 0 && zones < ALL_ZONES) {
                on.warning(
                        "vpngw-pip-zones",
                        address + " of " + gateway + " is in " + zones
                                + " of the availability zones, which pins the gateway to them");
            }
        }
    }

    private void apipa(Resource gateway) {
        List<Ipv4> seen = new ArrayList<>();
        for (Bag instance : gateway.bag()
                .bag("bgpSettings")
                .map(bgp -> bgp.bags("bgpPeeringAddresses"))
                .orElse(List.of())) {
            for (String text : instance.texts("customBgpIpAddresses")) {
                Optional<Ipv4> address = Ipv4.tryParse(text);
                if (address.filter(it -> !ReservedAddresses.AZURE_APIPA.contains(it))
                        .isPresent()) {
                    on.error(
                            "apipa",
                            gateway + " has the BGP address " + text
                                    + ", which is not in 169.254.21.0 to 169.254.22.255");
                } else if (address.isPresent() && seen.contains(address.get())) {
                    on.error("apipa", gateway + " has the BGP address " + text + " twice: each instance has its own");
                }
                address.ifPresent(seen::add);
            }
        }
    }

    private void customDns(Resource network) {
        boolean own = network.bag()
                .bag("dhcpOptions")
                .filter(options -> options.isOpaque("dnsServers")
                        || !options.texts("dnsServers").isEmpty())
                .isPresent();
        if (own && !on.gateways(Registered.VPN, network).isEmpty()) {
            on.warning(
                    "vpngw-custom-dns",
                    network
                            + " has DNS servers of its own: unless they forward to 168.63.129.16, maintenance of the VPN"
                            + " gateway can fail");
        }
    }
}
