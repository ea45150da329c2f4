package hybridnetwork.config;

import hybridnetwork.net.FlowEnd;
import hybridnetwork.net.Ipv4;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An internal load balancer in front of an application.
 *
 * @param name its key among several; empty for the one under {@code loadBalancer}
 * @param subnet the subnet that holds the frontend and the backends, as {@code internal} or, in a spoke, {@code orders/web}
 * @param privateIpAddress the frontend's address; allocated by Azure unless given
 * @param rules by name; empty when {@code haPorts}
 * @param haPorts whether one rule carries every protocol and port
 * @param zones the availability zones of the frontend; absent for those of the region ({@code lb-standard-zonal})
 */
public record LoadBalancerConfig(
        Optional<String> name,
        String subnet,
        Optional<Ipv4> privateIpAddress,
        Map<String, Rule> rules,
        boolean haPorts,
        Probe probe,
        Optional<List<String>> zones) {

    /** The protocols that a rule can carry. */
    public enum TransportProtocol {
        Tcp,
        Udp
    }

    /** How a probe asks whether a backend is alive. */
    public enum ProbeProtocol {
        Tcp,
        Http,
        Https
    }

    /** A port of the frontend and the backend port that it leads to. */
    public record Rule(TransportProtocol protocol, int frontendPort, int backendPort) {
        static Reading<Rule> reading() {
            return MapReader.map(map -> {
                var protocol = map.required("protocol", Scalars.oneOf("lb-rules-probe", TransportProtocol.class));
                var frontend = map.required("frontendPort", Scalars.integer("lb-rules-probe", 1, 65534));
                var backend = map.required("backendPort", Scalars.integer("lb-rules-probe", 1, 65535));
                return map.build(() -> new Rule(protocol.get(), frontend.get(), backend.get()));
            });
        }
    }

    /**
     * The health probe of the backends.
     *
     * @param requestPath the path that an HTTP or HTTPS probe asks for; absent for TCP
     */
    public record Probe(ProbeProtocol protocol, int port, Optional<String> requestPath) {
        static Reading<Probe> reading() {
            return MapReader.map(map -> {
                var protocol = map.required("protocol", Scalars.oneOf("lb-rules-probe", ProbeProtocol.class));
                var port = map.required("port", Scalars.integer("lb-rules-probe", 1, 65535));
                var path = map.optional("requestPath", Scalars.text());
                return map.build(() -> new Probe(protocol.get(), port.get(), path.get()));
            });
        }
    }

    /** The zones of the frontend in a region. */
    public List<String> zonesIn(AvailabilityZones region) {
        return zones.orElse(region.names());
    }

    /** The end of a flow to its frontend. */
    public FlowEnd.LoadBalancer end() {
        return new FlowEnd.LoadBalancer(name);
    }

    /** Where it stands in the configuration. */
    public ConfigPath path() {
        return name.map(ConfigPath.of("loadBalancers")::key).orElse(ConfigPath.of("loadBalancer"));
    }

    /** How messages call it. */
    public String inWords() {
        return name.map(key -> "load balancer `" + key + "`").orElse("the load balancer");
    }

    /** @param name its key under {@code loadBalancers}; empty for the one under {@code loadBalancer} */
    static Reading<LoadBalancerConfig> reading(Optional<String> name) {
        return MapReader.map(map -> {
            var subnet = map.required("subnet", Scalars.text());
            var address = map.optional("privateIpAddress", Scalars.address("invalid-value"));
            var rules = map.defaulted("rules", Composites.named(rule -> Rule.reading()), Map.of());
            var haPorts = map.defaulted("haPorts", Scalars.bool(), false);
            var probe = map.required("probe", Probe.reading());
            var zones = map.optional("zones", Composites.distinct(Composites.list(Scalars.zone(), true)));
            if (rules.present().isPresent()
                    && haPorts.present().isPresent()
                    && rules.get().isEmpty() != haPorts.get()) {
                map.report(Problem.error(
                                "lb-rules-probe",
                                map.path(),
                                haPorts.get()
                                        ? "the load balancer has `haPorts` and rules for single ports"
                                        : "the load balancer has no rule")
                        .allowed("either `rules` or `haPorts: true`")
                        .fix(haPorts.get() ? "remove `rules` or `haPorts`" : "add a rule, or `haPorts: true`"));
            }
            return map.build(() -> new LoadBalancerConfig(
                    name, subnet.get(), address.get(), rules.get(), haPorts.get(), probe.get(), zones.get()));
        });
    }
}
