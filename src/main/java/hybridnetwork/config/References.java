package hybridnetwork.config;

import hybridnetwork.config.ProofPremises.ServingCircuit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks that names which one section takes from another exist there. */
final class References {
    private final Set<String> sites;
    private final Problems problems;

    References(Set<String> sites, Problems problems) {
        this.sites = sites;
        this.problems = problems;
    }

    void circuits(Map<String, ServingCircuit> circuits) {
        circuits.forEach((name, circuit) -> sitesOf(
                circuit.sites(),
                ConfigPath.of("expressRoute").key("circuits").key(name).key("sites")));
    }

    void loadBalancer(LoadBalancerConfig section, Set<String> subnets) {
        known(section.subnet(), subnets, "subnet", section.path().key("subnet"));
    }

    /** A subnet of the firewall stands in its section, and nowhere else. */
    void subnetsOfFirewall(Optional<InspectionConfig.Firewall> firewall, Set<String> subnetsOfHub) {
        firewall.ifPresent(section -> section.subnets().keySet().stream()
                .filter(subnetsOfHub::contains)
                .forEach(subnet -> problems.add(Problem.error(
                                "firewall-subnet",
                                ConfigPath.of("network").key("subnets").key(subnet),
                                "the subnet of the firewall that inspects is declared by its section")
                        .got(subnet)
                        .fix("remove it here: `" + InspectionConfig.Firewall.SUBNET_PATHS.get(subnet)
                                + "` declares it"))));
    }

    private void sitesOf(List<String> names, ConfigPath path) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            known(names.get(i), sites, "site", path.index(i));
            if (!seen.add(names.get(i))) {
                problems.add(Problem.error("unknown-name", path.index(i), "the same site is named twice")
                        .got(names.get(i))
                        .fix("remove one of the two"));
            }
        }
    }

    private void known(String name, Set<String> names, String what, ConfigPath path) {
        if (!names.contains(name)) {
            Problem unknown = Problem.error("unknown-name", path, "there is no " + what + " of this name")
                    .got(name);
            Problem problem = names.isEmpty() ? unknown : unknown.allowed(Problem.excerpt(String.join(", ", names)));
            problems.add(Nearest.to(name, names)
                    .map(near -> problem.fix("write `" + near + "`"))
                    .orElse(problem));
        }
    }
}
