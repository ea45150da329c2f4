package hybridnetwork.preflight;

import hybridnetwork.config.Circuit;
import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.DeclaredNetwork;
import hybridnetwork.config.ExpressRouteConfig;
import hybridnetwork.config.LoadBalancerConfig;
import hybridnetwork.config.NetworkConfig;
import hybridnetwork.config.Problem;
import hybridnetwork.config.Site;
import hybridnetwork.config.Spoke;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.SubnetConfig;
import hybridnetwork.config.VpnConfig;
import hybridnetwork.net.PrefixSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One rule's look at one configuration: what it can see, and what it found. */
final class Inspection {
    private final StackConfig config;
    private final Surroundings surroundings;
    private final Rule rule;
    private final List<Finding> findings = new ArrayList<>();

    private Inspection(StackConfig config, Surroundings surroundings, Rule rule) {
        this.config = config;
        this.surroundings = surroundings;
        this.rule = rule;
    }

    static List<Problem> of(StackConfig config, Surroundings surroundings, Rule rule) {
        Inspection inspection = new Inspection(config, surroundings, rule);
        rule.check().ifPresent(check -> check.inspect(inspection));
        return inspection.findings.stream().map(Finding::problem).toList();
    }

    /** Reports a problem; describe it further with the finding's own methods. */
    Finding found(ConfigPath path, String message) {
        Finding finding = new Finding(rule, path, message);
        findings.add(finding);
        return finding;
    }

    int findings() {
        return findings.size();
    }

    StackConfig config() {
        return config;
    }

    NetworkConfig network() {
        return config.network();
    }

    /** The networks that the stack declares: the hub, then its own spokes. */
    List<DeclaredNetwork> networks() {
        return config.networks();
    }

    /** All of the hub's and the spokes' space, others' spokes included. */
    PrefixSet space() {
        return PrefixSet.of(config.addressSpaces());
    }

    Collection<Spoke> spokes() {
        return config.spokes().values();
    }

    List<LoadBalancerConfig> loadBalancers() {
        return config.loadBalancers();
    }

    /** The subnet of a load balancer. */
    Optional<SubnetConfig> subnetOf(LoadBalancerConfig loadBalancer) {
        return Optional.ofNullable(config.workloads().get(loadBalancer.subnet()));
    }

    Collection<Site> sites() {
        return config.sites().values();
    }

    Collection<Circuit> circuits() {
        return config.circuits().values();
    }

    Optional<ExpressRouteConfig> expressRoute() {
        return config.expressRoute();
    }

    Optional<VpnConfig> vpn() {
        return config.vpn();
    }

    /** The sites' VPN devices, in the order of the sites' names. */
    List<Tunnel> tunnels() {
        return sites().stream()
                .flatMap(site -> site.vpnDevices().stream().map(device -> new Tunnel(site, device)))
                .toList();
    }

    /** The names of the circuits that serve a site. */
    List<String> circuitsOf(Site site) {
        return circuits().stream()
                .filter(circuit -> circuit.sites().contains(site.name()))
                .map(Circuit::name)
                .toList();
    }

    /** The circuits that this stack orders. */
    List<Circuit.Owned> ownedCircuits() {
        return circuits().stream()
                .flatMap(circuit ->
                        circuit instanceof Circuit.Owned owned ? Stream.of(owned) : Stream.<Circuit.Owned>empty())
                .toList();
    }

    /** The sites that a circuit serves. */
    List<Site> sitesOf(Circuit circuit) {
        return circuit.sites().stream()
                .flatMap(name -> Stream.ofNullable(config.sites().get(name)))
                .toList();
    }

    boolean underEngine() {
        return surroundings.engine();
    }
}
