package hybridnetwork.preflight;

import hybridnetwork.config.LoadBalancerConfig;
import hybridnetwork.config.LoadBalancerConfig.ProbeProtocol;
import hybridnetwork.config.Severity;
import hybridnetwork.config.SubnetConfig;
import hybridnetwork.config.Words;
import hybridnetwork.limits.NetworkLimits;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** R97 and R98: the internal load balancer. */
final class LoadBalancerRules {
    private LoadBalancerRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.error("R97a", "lb-standard-zonal", "the load balancer is of SKU Standard", "S38 S48 S49")
                        .byConstruction("the program creates no other"),
                Rule.error("R97b", "lb-standard-zonal-address", "the load balancer's address is in its subnet", "S38")
                        .example(
                                "subnet: internal   # 10.20.1.0/24\nprivateIpAddress: 10.20.2.10",
                                "leave it out, or move it into the subnet")
                        .check(LoadBalancerRules::frontendInSubnet),
                Rule.warning(
                                "R97c",
                                "lb-standard-zonal-zones",
                                "the frontend is in two availability zones or more, in none where the region has none",
                                "S38 S48 S49")
                        .example("zones: [\"1\"]", "leave `zones` of the load balancer out")
                        .check(LoadBalancerRules::zones),
                Rule.error(
                                "R98a",
                                "lb-rules-probe",
                                "the load balancer has rules for ports or `haPorts`, and a probe by TCP, HTTP or HTTPS",
                                "S41 S39 S40 S49 S51")
                        .example("rules: { web: { ... } }\nhaPorts: true", "remove one of the two")
                        .byReader(),
                Rule.error("R98b", "lb-rules-probe-references", "every rule has a probe and a backend pool", "S41 S51")
                        .byConstruction("the program connects them"),
                Rule.error("R98c", "lb-rules-probe-path", "an HTTP or HTTPS probe asks for a path", "S41")
                        .example("probe: { protocol: Http, port: 80 }", "add `requestPath: /health`")
                        .check(LoadBalancerRules::path),
                Rule.warning("R98d", "lb-rules-probe-tcp-path", "a TCP probe asks for no path", "S41")
                        .example(
                                "probe: { protocol: Tcp, port: 443, requestPath: /health }",
                                "write `protocol: Https`, or remove the path")
                        .check(LoadBalancerRules::noPath),
                Rule.error(
                                "R98e",
                                "lb-rules-probe-port",
                                "an HTTP probe does not ask port 19, 21, 25, 70, 110, 119, 143, 220 or 993",
                                "S41")
                        .example(
                                "probe: { protocol: Http, port: 25, requestPath: /health }",
                                "use another port, or a TCP probe")
                        .check(LoadBalancerRules::port),
                Rule.error(
                                "R98f",
                                "lb-rules-probe-frontend-twice",
                                "no two rules have the same protocol and frontend port",
                                "S51")
                        .example(
                                "rules:\n  a: { protocol: Tcp, frontendPort: 443, backendPort: 443 }\n"
                                        + "  b: { protocol: Tcp, frontendPort: 443, backendPort: 8443 }",
                                "keep one of the two")
                        .check(LoadBalancerRules::frontendOnce),
                Rule.warning(
                                "R98g",
                                "lb-rules-probe-backend-twice",
                                "no two rules lead to the same protocol and backend port",
                                "S51")
                        .example(
                                "rules:\n  a: { protocol: Tcp, frontendPort: 443, backendPort: 8443 }\n"
                                        + "  b: { protocol: Tcp, frontendPort: 444, backendPort: 8443 }",
                                "use another backend port: without floating IP Azure may refuse the second")
                        .check(LoadBalancerRules::backendOnce),
                Rule.error("R98h", "lb-rules-probe-admitted", "the backends' security group admits the probe", "S41")
                        .byConstruction("each security group lets AzureLoadBalancer in above its denial"),
                Rule.error("R98i", "lb-rules-probe-timeout", "a rule's idle timeout is 4 to 30 minutes", "S39")
                        .byConstruction("the default of 4 is kept"),
                Rule.warning("R98j", "lb-rules-probe-backends", "the backend pool has two members or more", "S49")
                        .notApplicable("members join the pool from outside this program"));
    }

    private static void frontendInSubnet(Inspection on) {
        on.loadBalancers().forEach(lb -> {
            Optional<Prefix> subnet = on.subnetOf(lb).map(SubnetConfig::prefix);
            lb.privateIpAddress()
                    .filter(address -> subnet.isPresent() && !subnet.get().contains(address))
                    .ifPresent(address -> {
                        Finding finding = on.found(
                                        lb.path().key("privateIpAddress"),
                                        "the load balancer's address is outside its subnet `" + lb.subnet() + "`")
                                .got(address)
                                .allowed("an address of " + subnet.orElseThrow() + ", from the fifth on");
                        subnet.orElseThrow()
                                .usableHosts()
                                .lowest()
                                .map(Ipv4::toString)
                                .ifPresent(first -> finding.fix("write " + first));
                    });
        });
    }

    private static void zones(Inspection on) {
        on.loadBalancers().forEach(lb -> {
            List<String> zones = lb.zonesIn(on.config().zones());
            if (lb.zones().isEmpty()) {
                return;
            }
            boolean none = on.config().zones().isEmpty();
            if (none && !zones.isEmpty()) {
                on.found(
                                lb.path().key("zones"),
                                "the load balancer's frontend is in availability zones, of which "
                                        + on.config().location() + " has none")
                        .severity(Severity.ERROR)
                        .got(Words.few(zones, 3))
                        .allowed("none")
                        .fix("leave `zones` of the load balancer out; where the region has zones after all, write them"
                                + " under " + Where.ZONES);
            } else if (!none && new HashSet<>(zones).size() < 2) {
                on.found(lb.path().key("zones"), "the load balancer's frontend is not spread over availability zones")
                        .got(zones.isEmpty() ? "none" : Words.few(zones, 3))
                        .allowed("two zones or more");
            }
        });
    }

    private static boolean asksHttp(LoadBalancerConfig lb) {
        return lb.probe().protocol() != ProbeProtocol.Tcp;
    }

    private static void path(Inspection on) {
        on.loadBalancers().stream().filter(LoadBalancerRules::asksHttp).forEach(lb -> {
            if (lb.probe().requestPath().isEmpty()) {
                on.found(lb.path().key("probe"), "the probe asks for no path")
                        .got(lb.probe().protocol())
                        .allowed("`requestPath`, which answers 200 while the backend is healthy");
            }
        });
    }

    private static void noPath(Inspection on) {
        on.loadBalancers().stream().filter(lb -> !asksHttp(lb)).forEach(lb -> {
            if (lb.probe().requestPath().isPresent()) {
                on.found(
                                lb.path().key("probe").key("requestPath"),
                                "a TCP probe only connects: its path is never asked for")
                        .got(lb.probe().requestPath().get());
            }
        });
    }

    private static void port(Inspection on) {
        on.loadBalancers().stream().filter(LoadBalancerRules::asksHttp).forEach(lb -> {
            if (NetworkLimits.REFUSED_PROBE_PORTS.contains(lb.probe().port())) {
                on.found(lb.path().key("probe").key("port"), "an HTTP probe may not ask this port")
                        .got(lb.probe().port())
                        .allowed("any but "
                                + Words.few(
                                        NetworkLimits.REFUSED_PROBE_PORTS.stream()
                                                .sorted()
                                                .toList(),
                                        NetworkLimits.REFUSED_PROBE_PORTS.size()));
            }
        });
    }

    private static void frontendOnce(Inspection on) {
        on.loadBalancers().forEach(lb -> {
            Map<String, String> seen = new HashMap<>();
            lb.rules().forEach((name, rule) -> {
                String first = seen.putIfAbsent(rule.protocol() + " " + rule.frontendPort(), name);
                if (first != null) {
                    on.found(
                                    Where.loadBalancerRule(lb, name).key("frontendPort"),
                                    "rules `" + first + "` and `" + name + "` have the same frontend port")
                            .got(rule.protocol() + " " + rule.frontendPort());
                }
            });
        });
    }

    private static void backendOnce(Inspection on) {
        on.loadBalancers().forEach(lb -> {
            Map<String, String> seen = new HashMap<>();
            lb.rules().forEach((name, rule) -> {
                String first = seen.putIfAbsent(rule.protocol() + " " + rule.backendPort(), name);
                if (first != null) {
                    on.found(
                                    Where.loadBalancerRule(lb, name).key("backendPort"),
                                    "rules `" + first + "` and `" + name + "` lead to the same backend port")
                            .got(rule.protocol() + " " + rule.backendPort());
                }
            });
        });
    }
}
