package hybridnetwork.reachability.finding;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.filter.Filters.Guarded;
import hybridnetwork.reachability.filter.Gate;
import hybridnetwork.reachability.forwarding.Balanced;
import hybridnetwork.reachability.forwarding.Health;
import hybridnetwork.reachability.forwarding.Network;
import hybridnetwork.reachability.model.BalancingRule;
import hybridnetwork.reachability.model.BalancingRule.Members;
import hybridnetwork.reachability.model.Certainty;
import hybridnetwork.reachability.model.Circuit;
import hybridnetwork.reachability.model.Connection;
import hybridnetwork.reachability.model.Frontend;
import hybridnetwork.reachability.model.Gateway;
import hybridnetwork.reachability.model.Packet;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.PublicHosts;
import hybridnetwork.reachability.model.PublicHosts.Sku;
import hybridnetwork.reachability.model.Region;
import hybridnetwork.reachability.model.Service;
import hybridnetwork.reachability.model.Site;
import hybridnetwork.reachability.model.Snapshot;
import hybridnetwork.reachability.model.Subnet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What gateways, tunnels, probes and public IPs show beside the routes. */
public final class NetworkFindings {
    private final Network network;
    private final Snapshot snapshot;
    private final PrefixSet internet;
    private final List<Finding> findings = new ArrayList<>();

    public NetworkFindings(Network network) {
        this.network = network;
        this.snapshot = network.snapshot();
        this.internet = snapshot.internet();
    }

    public List<Finding> all() {
        snapshot.gateways().stream()
                .filter(gateway -> gateway.kind() == PathKind.VPN)
                .forEach(this::transit);
        staticTunnels();
        snapshot.gateways().stream()
                .filter(gateway -> gateway.kind() == PathKind.VPN)
                .forEach(this::bandwidth);
        reachableFromInternet();
        probes();
        return findings;
    }

    private List<Connection> tunnels(Site site) {
        return snapshot.connections().stream()
                .filter(connection -> connection.kind() == PathKind.VPN && connection.leadsTo(site.index()))
                .toList();
    }

    private void transit(Gateway gateway) {
        List<String> sites = sites(gateway, true);
        List<String> fixed = sites(gateway, false).stream()
                .filter(site -> !sites.contains(site))
                .toList();
        if (!sites.isEmpty() && !fixed.isEmpty()) {
            findings.add(Finding.warning(
                            "site-transit",
                            gateway.name() + " tells the static prefixes of " + Examples.of(fixed)
                                    + " to the BGP tunnels of "
                                    + Examples.of(sites)
                                    + ": whether packets pass between them, past every network security group, is up to the devices")
                    .about(siteSubjects(fixed)));
        }
        if (sites.size() > 1) {
            findings.add(Finding.warning(
                            "site-transit",
                            gateway.name() + " passes BGP routes on between its tunnels, so the sites "
                                    + Examples.of(sites)
                                    + " reach each other through Azure, past every network security group")
                    .about(siteSubjects(sites)));
        }
    }

    private static List<Subject> siteSubjects(List<String> sites) {
        return sites.stream().map(site -> Subject.of(Subject.SITE, site)).toList();
    }

    /** The sites that have a tunnel with or without BGP there. */
    private List<String> sites(Gateway gateway, boolean bgp) {
        return snapshot.at(gateway).stream()
                .filter(connection -> connection.bgp() == bgp)
                .flatMapToInt(connection -> connection.site().stream())
                .distinct()
                .mapToObj(site -> snapshot.sites().get(site).name())
                .sorted()
                .toList();
    }

    private void staticTunnels() {
        snapshot.sites().stream()
                .filter(site ->
                        !site.circuits().isEmpty() && tunnels(site).stream().anyMatch(connection -> !connection.bgp()))
                .forEach(site -> findings.add(Finding.warning(
                                "static-routes-no-failback",
                                "the tunnel to site " + site.name()
                                        + " has static routes: nothing withdraws them when it is dead, and failing back is not reliable;"
                                        + " use BGP")
                        .about(Subject.of(Subject.SITE, site.name()))));
    }

    private void bandwidth(Gateway gateway) {
        Optional<Double> vpn = gateway.mbps();
        for (int i = 0; i < snapshot.circuits().size(); i++) {
            Circuit circuit = snapshot.circuits().get(i);
            int index = i;
            boolean backedUp = snapshot.sites().stream()
                    .anyMatch(site -> site.circuits().contains(index)
                            && snapshot.at(gateway).stream().anyMatch(tunnel -> tunnel.leadsTo(site.index()))
                            && isConnected(index, gateway.network()));
            if (backedUp
                    && vpn.isPresent()
                    && circuit.mbps().filter(mbps -> mbps > vpn.get()).isPresent()) {
                findings.add(Finding.warning(
                                "vpngw-sku-capacity",
                                String.format(
                                        Locale.ROOT,
                                        "circuit %s carries %.0f Mbps, the VPN gateway that takes over %.0f Mbps",
                                        circuit.name(),
                                        circuit.mbps().get(),
                                        vpn.get()))
                        .about(
                                Subject.of(Subject.GATEWAY, gateway.name(), "sku"),
                                Subject.of(Subject.CIRCUIT, circuit.name())));
            }
        }
    }

    /** Whether a circuit is connected to a network, as far as there is another one to be connected to. */
    private boolean isConnected(int circuit, int network) {
        return snapshot.gateways().stream().allMatch(gateway -> gateway.network() == network)
                || snapshot.connections().stream()
                        .anyMatch(connection -> connection.circuit().equals(OptionalInt.of(circuit))
                                && snapshot.gateways().get(connection.gateway()).network() == network);
    }

    private void reachableFromInternet() {
        for (Subnet subnet : snapshot.subnets()) {
            for (PublicHosts hosts : snapshot.publicHosts()) {
                open(subnet, subnet.hosts().intersect(hosts.hosts()), "host", Service.everything(), hosts.sku());
            }
        }
        Service all = Service.everything().get(0);
        for (Frontend frontend : snapshot.frontends()) {
            if (!frontend.isInternal()) {
                for (Balanced balanced : Balanced.of(frontend, frontend.lowest(), all)) {
                    for (Members members : balanced.rule().members()) {
                        if (members.subnet().isPresent()) {
                            open(
                                    snapshot.subnets().get(members.subnet().getAsInt()),
                                    members.hosts(),
                                    "backend of load balancer frontend " + frontend.name(),
                                    List.of(balanced.service()),
                                    frontend.sku());
                        }
                    }
                }
            }
        }
    }

    private void open(Subnet subnet, PrefixSet hosts, String what, List<Service> services, Sku sku) {
        for (Guarded part : network.filters().inbound(subnet, hosts)) {
            if (part.gates().isEmpty() && sku == Sku.STANDARD) {
                continue;
            }
            for (Service service : services) {
                Gate.passingAll(part.gates(), new Region(internet, part.hosts(), service), Certainty.POSSIBLE).stream()
                        .flatMap(region -> region.lowest().stream())
                        .min(Packet::compareTo)
                        .ifPresent(packet -> findings.add(Finding.warning(
                                        "internet-reachable",
                                        "the " + what + " in subnet " + subnet.name()
                                                + " is reachable from the internet: " + packet)
                                .about(subject(subnet))));
            }
        }
    }

    /** Members that the health probe is kept from: a pool's rules are asked once for each probe. */
    private void probes() {
        Map<List<Object>, Optional<Finding>> denied = new LinkedHashMap<>();
        for (Frontend frontend : snapshot.frontends()) {
            for (BalancingRule rule : frontend.rules()) {
                for (Members members : rule.members()) {
                    OptionalInt index = members.subnet();
                    if (index.isPresent()
                            && rule.probe().isPresent()
                            && !members.hosts().isEmpty()) {
                        denied.computeIfAbsent(
                                List.of(frontend.balancer(), rule.probe().get(), members),
                                key -> kept(snapshot.subnets().get(index.getAsInt()), frontend, rule, members));
                    }
                }
            }
        }
        denied.values().forEach(finding -> finding.ifPresent(findings::add));
    }

    private Subject subject(Subnet subnet) {
        String network = snapshot.networks().get(subnet.network()).azureName();
        return Subject.of("VirtualNetwork", network, "subnets", subnet.azureName());
    }

    private Optional<Finding> kept(Subnet subnet, Frontend frontend, BalancingRule rule, Members members) {
        List<PrefixSet> down = network.filters().inbound(subnet, members.hosts()).stream()
                .map(part -> Health.of(part, rule.probe()).down())
                .toList();
        PrefixSet all = PrefixSet.unionOf(down);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Finding.error(
                        "lb-rules-probe-admitted",
                        "the network security group of " + subnet + " denies the health probe of load balancer "
                                + frontend.balancer() + " (168.63.129.16 to port "
                                + rule.probe().orElseThrow().port() + ") at " + Examples.of(all.prefixes())
                                + ": those members take no traffic")
                .about(subject(subnet), Subject.of("LoadBalancer", frontend.balancer())));
    }
}
