package hybridnetwork.preflight;

import hybridnetwork.config.ConfigCommand;
import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Severity;
import hybridnetwork.config.Site;
import java.util.List;

/** By what each site is reached: ExpressRoute, the VPN, or both, and what takes over. */
final class Reach {
    private Reach() {}

    static List<Rule> rules() {
        return List.of(
                Rule.error(
                                "",
                                "no-gateway",
                                "the stack has `expressRoute` or `vpn`, and `vpn` where a site has a VPN device",
                                "")
                        .example(
                                "sites: { hq: { vpnDevice: { address: 40.50.60.70 }, ... } }   # without vpn",
                                ConfigCommand.set(Where.VPN_SKU, "VpnGw1AZ"))
                        .check(Reach::gateways),
                Rule.error("", "site-without-way", "each site has a VPN device or is named by a circuit", "")
                        .example(
                                "sites: { depot: { addressPrefixes: [10.12.0.0/16] } }   # and in no circuit's sites",
                                "name the site under `sites` of a circuit, or give it a `vpnDevice`")
                        .check(Reach::everySite),
                Rule.warning(
                                "",
                                "site-without-backup",
                                "each site is reached over ExpressRoute and over the VPN, so that one takes over from"
                                        + " the other",
                                "S49 S50")
                        .example(
                                "sites: { depot: { addressPrefixes: [10.12.0.0/16] } }   # in one circuit's sites",
                                "give the site a `vpnDevice`, or accept the risk with a reason")
                        .check(Reach::backup),
                Rule.warning("", "vpn-gateway-unused", "a VPN gateway has a device to connect to", "")
                        .example(
                                "vpn: { gateway: { sku: VpnGw1AZ } }   # and no site has a vpnDevice",
                                "give a site a `vpnDevice`, or remove `vpn`: the gateway costs what it costs in use")
                        .check(Reach::used));
    }

    private static void gateways(Inspection on) {
        if (on.vpn().isPresent()) {
            return;
        }
        if (on.expressRoute().isEmpty()) {
            on.found(ConfigPath.of("vpn"), "the stack has neither `expressRoute` nor `vpn`: nothing joins the sites");
            return;
        }
        on.sites().stream()
                .filter(site -> !site.vpnDevices().isEmpty())
                .findFirst()
                .ifPresent(site -> on.found(
                                ConfigPath.of("vpn"),
                                "site `" + site.name() + "` has a VPN device, and the stack has no VPN gateway")
                        .fix(ConfigCommand.set(Where.VPN_SKU, "VpnGw1AZ") + ", or remove the site's VPN device"));
    }

    private static void everySite(Inspection on) {
        for (Site site : on.sites()) {
            if (site.vpnDevices().isEmpty() && on.circuitsOf(site).isEmpty()) {
                Finding finding = on.found(
                        Where.site(site.name()),
                        "site `" + site.name() + "` has no VPN device, and no circuit names it: nothing reaches it");
                if (on.expressRoute().isEmpty()) {
                    finding.fix("give the site a `vpnDevice`");
                }
            }
        }
    }

    private static void backup(Inspection on) {
        for (Site site : on.sites()) {
            List<String> circuits = on.circuitsOf(site);
            int devices = site.vpnDevices().size();
            String who = "site `" + site.name() + "` is reached over ";
            if (devices == 0 && circuits.size() == 1) {
                on.found(
                                Where.site(site.name()),
                                who + "circuit `" + circuits.get(0) + "` alone: nothing takes over when it is lost")
                        .fix(device(on) + ", or accept the risk with a reason");
            } else if (devices == 0 && circuits.size() > 1) {
                on.found(
                                Where.site(site.name()),
                                who + circuits.size() + " circuits and one gateway: nothing takes over when the"
                                        + " ExpressRoute gateway is lost")
                        .severity(Severity.ADVICE)
                        .fix(device(on));
            } else if (devices > 0 && circuits.isEmpty()) {
                on.found(
                                Where.site(site.name()),
                                who + "the VPN alone: nothing takes over when "
                                        + (devices == 1 ? "its tunnel" : "the VPN gateway") + " is lost")
                        .severity(Severity.ADVICE)
                        .fix("order a circuit and name the site there"
                                + (devices == 1 ? "; a second device under `vpnDevices` backs up the first" : ""));
            }
        }
    }

    private static String device(Inspection on) {
        return "give the site a `vpnDevice`" + (on.vpn().isPresent() ? "" : ", and the stack `vpn`");
    }

    private static void used(Inspection on) {
        if (on.vpn().isPresent() && on.tunnels().isEmpty()) {
            on.found(ConfigPath.of("vpn"), "no site has a VPN device: the VPN gateway carries nothing");
        }
    }
}
