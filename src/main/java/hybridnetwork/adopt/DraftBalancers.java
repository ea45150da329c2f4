package hybridnetwork.adopt;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Proposes the internal load balancers. */
final class DraftBalancers {
    private final Draft draft;
    private final FoundHub hub;
    private final BaseName base;

    /** Subnets of the proposal, as load balancers name them. */
    private final Map<ArmId, String> subnets;

    DraftBalancers(Draft draft, FoundHub hub, BaseName base, Map<ArmId, String> subnets) {
        this.draft = draft;
        this.hub = hub;
        this.base = base;
        this.subnets = subnets;
    }

    void propose() {
        Map<String, Object> all = new TreeMap<>();
        Map<String, FoundResource> found = new TreeMap<>();
        for (FoundResource balancer : hub.azure().of("LoadBalancer")) {
            Optional<String> why = refusal(balancer);
            if (why.isPresent()) {
                draft.note(AdoptionNote.leftOut(balancer, why.get() + "; it stays as it is"));
                continue;
            }
            String key = base.key(balancer.name(), "app");
            for (int number = 2; all.containsKey(key); number++) {
                key = base.key(balancer.name(), "app") + "-" + number;
            }
            all.put(key, form(balancer));
            found.put(key, balancer);
            draft.take(balancer);
        }
        if (all.size() == 1) {
            draft.put("loadBalancer", all.values().iterator().next());
            found.values().forEach(it -> names(it, base.text() + "-ilb", "load-balancer"));
        } else if (!all.isEmpty()) {
            draft.put("loadBalancers", all);
            found.forEach((key, it) -> names(it, base.text() + "-ilb-" + key, key));
        }
    }

    private void names(FoundResource balancer, String programs, String key) {
        draft.name(balancer.name(), programs, "loadBalancers", key);
        part(balancer, "frontendIPConfigurations", "frontend", "frontends", key);
        part(balancer, "backendAddressPools", "backend", "backendPools", key);
        part(balancer, "probes", "probe", "probes", key);
    }

    private void part(FoundResource balancer, String list, String programs, String part, String key) {
        balancer.properties().bags(list).stream()
                .findFirst()
                .flatMap(it -> it.text("name"))
                .ifPresent(name -> draft.name(name, programs, part, key));
    }

    private Optional<String> refusal(FoundResource balancer) {
        Bag properties = balancer.properties();
        List<Bag> frontends = properties.bags("frontendIPConfigurations");
        Optional<ArmId> subnet = frontends.stream().findFirst().flatMap(it -> it.id("subnet", "id"));
        if (!hub.isInGroup(balancer.id())) {
            return Optional.of("is in another resource group");
        }
        if (properties.text("sku", "name").filter("Standard"::equals).isEmpty()) {
            return Optional.of("is not of SKU Standard, and Azure changes no SKU in place");
        }
        if (frontends.size() != 1) {
            return Optional.of("has " + frontends.size() + " frontends, and the program's has one");
        }
        if (subnet.filter(subnets::containsKey).isEmpty()) {
            return Optional.of("has no frontend in a subnet of this proposal, so it is no internal one of it");
        }
        if (properties.bags("probes").size() != 1) {
            return Optional.of("has " + properties.bags("probes").size() + " probes, and the program's has one");
        }
        List<Bag> rules = properties.bags("loadBalancingRules");
        boolean many = rules.size() > 1 && rules.stream().anyMatch(DraftBalancers::isOfAllPorts);
        return rules.isEmpty() || many
                ? Optional.of("has " + (rules.isEmpty() ? "no rule" : "a rule for all ports beside others"))
                : Optional.empty();
    }

    private static boolean isOfAllPorts(Bag rule) {
        return rule.text("protocol").filter("All"::equals).isPresent();
    }

    private Map<String, Object> form(FoundResource balancer) {
        Bag properties = balancer.properties();
        Bag frontend = properties.bags("frontendIPConfigurations").get(0);
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("subnet", subnets.get(frontend.id("subnet", "id").orElseThrow()));
        frontend.text("privateIPAddress")
                .filter(it -> frontend.text("privateIPAllocationMethod")
                        .filter("Dynamic"::equals)
                        .isEmpty())
                .ifPresent(address -> form.put("privateIpAddress", address));
        List<Bag> rules = properties.bags("loadBalancingRules");
        if (isOfAllPorts(rules.get(0))) {
            form.put("haPorts", true);
        } else {
            Map<String, Object> said = new TreeMap<>();
            for (Bag rule : rules) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("protocol", rule.text("protocol").orElse("Tcp"));
                one.put("frontendPort", rule.whole("frontendPort").orElse(0L));
                one.put("backendPort", rule.whole("backendPort").orElse(0L));
                said.put(rule.text("name").orElse("rule"), one);
            }
            form.put("rules", said);
        }
        Bag probe = properties.bags("probes").get(0);
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("protocol", probe.text("protocol").orElse("Tcp"));
        asked.put("port", probe.whole("port").orElse(0L));
        probe.text("requestPath").ifPresent(path -> asked.put("requestPath", path));
        form.put("probe", asked);
        List<String> zones = frontend.texts("zones");
        if (!zones.isEmpty()) {
            form.put("zones", zones);
        }
        return form;
    }
}
