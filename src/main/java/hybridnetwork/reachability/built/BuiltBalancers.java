package hybridnetwork.reachability.built;

import hybridnetwork.limits.NetworkLimits;
import hybridnetwork.reachability.reading.Resource;
import hybridnetwork.resources.Bag;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** R97 and R98: load balancers. */
final class BuiltBalancers {
    private static final int SHORTEST_TIMEOUT = 4;
    private static final int LONGEST_TIMEOUT = 30;

    private final Registered on;

    BuiltBalancers(Registered on) {
        this.on = on;
    }

    void note() {
        for (Resource balancer : on.all("LoadBalancer")) {
            sku(balancer);
            balancer.bag().bags("frontendIPConfigurations").forEach(frontend -> zones(balancer, frontend));
            balancer.bag().bags("probes").forEach(probe -> probe(balancer, probe));
            balancer.bag().bags("loadBalancingRules").forEach(rule -> rule(balancer, rule));
            twice(balancer);
        }
    }

    private void sku(Resource balancer) {
        boolean known = !balancer.bag().isOpaque("sku")
                && balancer.bag().bag("sku").filter(sku -> sku.isOpaque("name")).isEmpty();
        String sku = Registered.sku(balancer).orElse("Basic");
        if (known && sku.equalsIgnoreCase("Basic")) {
            on.error(
                    "lb-standard-zonal",
                    balancer + " is of SKU Basic"
                            + (Registered.sku(balancer).isEmpty() ? ", as one without a SKU is" : "")
                            + ": retired since 2025-09-30; use Standard");
        }
    }

    private void zones(Resource balancer, Bag frontend) {
        int zones = frontend.texts("zones").size();
        boolean internal = !frontend.has("publicIPAddress") && !frontend.has("publicIPPrefix");
        if (internal && (zones == 1 || (zones == 0 && !frontend.isOpaque("zones") && on.isZoned(balancer)))) {
            on.warning(
                    "lb-standard-zonal-zones",
                    "frontend " + Registered.name(frontend) + " of " + balancer
                            + " is not in two availability zones or more");
        }
    }

    private void probe(Resource balancer, Bag probe) {
        String what = "probe " + Registered.name(probe) + " of " + balancer;
        boolean tcp = Registered.is(probe, "protocol", "Tcp");
        boolean http = Registered.is(probe, "protocol", "Http") || Registered.is(probe, "protocol", "Https");
        if (http && !probe.has("requestPath")) {
            on.error("lb-rules-probe-path", what + " asks for no path");
        }
        if (tcp && probe.has("requestPath")) {
            on.warning("lb-rules-probe-tcp-path", what + " only connects: its path is never asked for");
        }
        if (http
                && probe.number("port")
                        .filter(port -> NetworkLimits.REFUSED_PROBE_PORTS.contains(port.intValue()))
                        .isPresent()) {
            on.error("lb-rules-probe-port", what + " asks a port that an HTTP probe may not ask");
        }
    }

    private void rule(Resource balancer, Bag rule) {
        String what = "rule " + Registered.name(rule) + " of " + balancer;
        if (!rule.has("backendAddressPool") && !rule.mayHave("backendAddressPools")) {
            on.error("lb-rules-probe-references", what + " has no backend pool");
        }
        if (!rule.has("probe")) {
            // Only the portal demands one: without it a dead member keeps its share.
            on.warning("lb-rules-probe-references", what + " has no probe: a dead member keeps taking traffic");
        }
        rule.number("idleTimeoutInMinutes")
                .filter(minutes -> minutes < SHORTEST_TIMEOUT || minutes > LONGEST_TIMEOUT)
                .ifPresent(minutes -> on.error(
                        "lb-rules-probe-timeout",
                        String.format(
                                Locale.ROOT,
                                "%s has an idle timeout of %.0f minutes: Azure takes 4 to 30",
                                what,
                                minutes)));
        if (Registered.is(rule, "protocol", "All")) {
            boolean every = rule.number("frontendPort").orElse(0.0) == 0
                    && rule.number("backendPort").orElse(0.0) == 0;
            boolean internal = frontend(balancer, rule)
                    .filter(it -> it.has("publicIPAddress") || it.has("publicIPPrefix"))
                    .isEmpty();
            if (!every || !internal) {
                on.error(
                        "lb-rules-probe",
                        what + " has protocol All, which is for HA ports (0 and 0) of an internal load balancer alone");
            }
        }
    }

    private static Optional<Bag> frontend(Resource balancer, Bag rule) {
        Optional<String> id = rule.bag("frontendIPConfiguration").flatMap(it -> it.text("id"));
        List<Bag> all = balancer.bag().bags("frontendIPConfigurations");
        return id.isEmpty()
                ? all.stream().filter(it -> all.size() == 1).findFirst()
                : all.stream()
                        .filter(it -> id.get()
                                .toLowerCase(Locale.ROOT)
                                .endsWith("/" + Registered.name(it).toLowerCase(Locale.ROOT)))
                        .findFirst();
    }

    /** Azure refuses two rules of one pool, or of one frontend, with one port and protocol, unless their IP floats. */
    private void twice(Resource balancer) {
        Map<List<String>, String> backends = new HashMap<>();
        Map<List<String>, String> frontends = new HashMap<>();
        for (Bag rule : balancer.bag().bags("loadBalancingRules")) {
            String name = Registered.name(rule);
            if (!rule.mayBe("enableFloatingIP")) {
                key(rule, "backendAddressPool", "backendPort")
                        .map(key -> backends.putIfAbsent(key, name))
                        .ifPresent(
                                other -> on.error(
                                        "lb-rules-probe-backend-twice",
                                        "rules " + other + " and " + name + " of " + balancer
                                                + " have one backend pool, protocol and backend port: Azure refuses the second"));
            }
            key(rule, "frontendIPConfiguration", "frontendPort")
                    .map(key -> frontends.putIfAbsent(key, name))
                    .ifPresent(other -> on.error(
                            "lb-rules-probe-frontend-twice",
                            "rules " + other + " and " + name + " of " + balancer
                                    + " have one frontend, protocol and port: Azure refuses the second"));
        }
    }

    private static Optional<List<String>> key(Bag rule, String reference, String port) {
        Optional<String> id = rule.bag(reference).flatMap(it -> it.text("id"));
        Optional<Double> number = rule.number(port);
        return id.isEmpty() || number.isEmpty()
                ? Optional.empty()
                : Optional.of(List.of(
                        id.get().toLowerCase(Locale.ROOT),
                        rule.text("protocol").orElse("").toLowerCase(Locale.ROOT),
                        number.get().toString()));
    }
}
