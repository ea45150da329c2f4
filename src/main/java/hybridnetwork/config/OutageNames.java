package hybridnetwork.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The outages that a network can have, by the names that the proof gives them.
 *
 * @param known empty where they depend on resources that only the proof reads
 */
public record OutageNames(Optional<List<String>> known) {
    static final OutageNames OF_RESOURCES = new OutageNames(Optional.empty());

    /** Gathers the outages of the program's own network, from what its sections name. */
    static final class Own {
        private final List<String> names = new ArrayList<>();

        Own circuit(String circuit) {
            String name = "circuit:" + circuit;
            names.addAll(List.of(name + "/primary-link", name + "/secondary-link", name, name + "/peering-disabled"));
            return this;
        }

        Own expressRouteGateway() {
            names.add("er-gateway");
            return this;
        }

        Own vpnGateway(boolean activeActive) {
            names.addAll(List.of("vpn-gateway", "vpn-gateway/instance-0"));
            if (activeActive) {
                names.add("vpn-gateway/instance-1");
            }
            return this;
        }

        /** A site's tunnels, and where it has several devices each of them. */
        Own site(String site, Collection<String> devices) {
            String name = "tunnel:" + site;
            names.add(name);
            if (devices.size() > 1) {
                devices.stream().sorted().forEach(device -> names.add(name + "/" + device));
            }
            return this;
        }

        /** What inspects, by the name that it has in Azure or that its owner gives it. */
        Own appliance(String appliance) {
            names.add("appliance:" + appliance);
            return this;
        }

        OutageNames all() {
            return new OutageNames(Optional.of(List.copyOf(names)));
        }
    }

    /** Reads the name of an outage; where they are not known, any text, which {@link #unknown} is asked about later. */
    Reading<String> reading() {
        return (node, path, problems) -> {
            Value<String> text = Scalars.text().read(node, path, problems);
            if (text.present().isEmpty() || known.isEmpty() || known.get().contains(text.get())) {
                return text;
            }
            problems.add(unknown(path, text.get(), known.get()));
            return Value.refused();
        };
    }

    /** The problem of a name that no outage has. */
    public static Problem unknown(ConfigPath path, String name, List<String> outages) {
        // What has parts before the parts.
        List<String> shortest = outages.stream()
                .sorted(Comparator.comparing(outage -> outage.indexOf('/') >= 0))
                .toList();
        return Problem.error("unknown-name", path, "no single outage has this name")
                .got(name)
                .allowed(Problem.excerpt(String.join(", ", shortest)))
                .fix(Nearest.to(name, outages)
                        .or(() -> onlyOfItsKind(name, shortest))
                        .map(near -> "write `" + near + "`")
                        .orElse("write the name of one outage as `./hybrid verify` lists it, or remove it"));
    }

    /** A firewall has a long name: its Azure name, which the base name makes. */
    private static Optional<String> onlyOfItsKind(String name, List<String> outages) {
        String kind = name.indexOf(' ') < 0 ? name.substring(0, name.indexOf(':') + 1) : "";
        List<String> ofIts = outages.stream()
                .filter(outage -> !kind.isEmpty() && outage.startsWith(kind) && outage.indexOf('/') < 0)
                .toList();
        return ofIts.size() == 1 ? Optional.of(ofIts.get(0)) : Optional.empty();
    }
}
