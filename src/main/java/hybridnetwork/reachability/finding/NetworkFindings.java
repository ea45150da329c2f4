package hybridnetwork.reachability.finding;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.Balanced;
import hybridnetwork.reachability.Frontend;
import hybridnetwork.reachability.Network;
import hybridnetwork.reachability.Network.Circuit;
import hybridnetwork.reachability.Network.Site;
import hybridnetwork.reachability.filter.Filters;
import hybridnetwork.reachability.model.Packet;
import hybridnetwork.reachability.model.Region;
import hybridnetwork.reachability.model.Service;
import hybridnetwork.reachability.model.Space;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.reading.Notes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What gateways, tunnels and public IPs show beside the routes. */
public final class NetworkFindings {
    private final Network network;
    private final Filters filters;
    private final Notes notes;

    public NetworkFindings(Network network, Filters filters, Notes notes) {
        this.network = network;
        this.filters = filters;
        this.notes = notes;
    }

    public void note() {
        transit();
        staticTunnels();
        bandwidth();
        reachableFromInternet();
    }

    private void transit() {
        List<String> sites = network.sites().stream()
                .filter(site -> site.vpn() != Site.NONE && !site.staticTunnel())
                .map(Site::name)
                .toList();
        if (sites.size() > 1) {
            notes.add(Finding.warning(
                    "site-transit",
                    "the VPN gateway passes BGP routes on between its tunnels, so the sites "
                            + RouteFindings.examples(sites)
                            + " may reach each other through Azure, past every network security group; the proof counts"
                            + " traffic between sites as not delivered"));
        }
    }

    private void staticTunnels() {
        network.sites().stream()
                .filter(site -> site.staticTunnel() && site.expressRoute() != Site.NONE)
                .forEach(site -> notes.add(Finding.warning(
                        "static-routes-no-failback",
                        "the tunnel to site " + site.name()
                                + " has static routes: nothing withdraws them when it is dead, and failing back is not reliable;"
                                + " use BGP")));
    }

    private void bandwidth() {
        Optional<Double> vpn = network.gateways().vpnMbps();
        for (int i = 0; i < network.circuits().size(); i++) {
            Circuit circuit = network.circuits().get(i);
            int index = i;
            boolean backedUp = network.sites().stream()
                    .anyMatch(site -> site.circuits().contains(index) && site.vpn() != Site.NONE);
            if (backedUp
                    && vpn.isPresent()
                    && circuit.mbps().filter(mbps -> mbps > vpn.get()).isPresent()) {
                notes.add(Finding.warning(
                        "vpngw-sku-capacity",
                        String.format(
                                Locale.ROOT,
                                "circuit %s carries %.0f Mbps, the VPN gateway that takes over %.0f Mbps",
                                circuit.name(),
                                circuit.mbps().get(),
                                vpn.get())));
            }
        }
    }

    private void reachableFromInternet() {
        for (Subnet subnet : network.subnets()) {
            open(subnet.index(), subnet.hosts().intersect(network.publicHosts()), "host", Service.everything());
        }
        for (Frontend frontend : network.frontends()) {
            if (frontend.reachableFromInternet()) {
                frontend.rules().stream()
                        .flatMap(rule ->
                                Balanced.of(frontend, Service.everything().get(0)).stream())
                        .forEach(balanced -> balanced.backends().stream()
                                .filter(backends -> backends.subnet() != Frontend.Backends.NOWHERE)
                                .forEach(backends -> open(
                                        backends.subnet(),
                                        backends.hosts(),
                                        "backend of load balancer frontend " + frontend.name(),
                                        List.of(balanced.service()))));
            }
        }
    }

    private void open(int subnet, PrefixSet hosts, String what, List<Service> services) {
        PrefixSet internet = network.tags().internet().subtract(PrefixSet.of(Space.PLATFORM));
        for (Service service : services) {
            List<Region> regions = Filters.passing(filters.inbound(subnet), internet, hosts, service);
            regions.stream()
                    .map(Region::lowest)
                    .min(Packet::compareTo)
                    .ifPresent(packet -> notes.add(Finding.warning(
                            "internet-reachable",
                            "the " + what + " in subnet "
                                    + network.subnets().get(subnet).name() + " is reachable from the internet: "
                                    + packet)));
        }
    }
}
