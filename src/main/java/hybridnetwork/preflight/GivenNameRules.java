package hybridnetwork.preflight;

import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.GivenNames;
import hybridnetwork.config.NamedPart;
import hybridnetwork.config.Nearest;
import hybridnetwork.config.Words;
import hybridnetwork.topology.AzureNames;
import hybridnetwork.topology.NamedResource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The Azure names that a stack gives itself, for what exists already. */
final class GivenNameRules {
    private static final int MOST_NAMED = 6;

    private GivenNameRules() {}

    static List<Rule> rules() {
        return List.of(Rule.error("", "names-of-nothing", "`names` names what the stack declares, and nothing else", "")
                .example(
                        "expressRoute: { circuits: { primary: { ... } } }\nnames: { circuits: { first: corp-circuit } }",
                        "write the key under which the stack declares it, or remove the name")
                .check(GivenNameRules::declared));
    }

    private static void declared(Inspection on) {
        GivenNames given = on.config().names();
        Map<NamedPart, Set<String>> keys = keys(on);
        given.byPart()
                .forEach((part, names) -> names.forEach((key, name) -> {
                    Set<String> declared = keys.getOrDefault(part, Set.of());
                    if (!declared.contains(key)) {
                        nothing(on, part, key, name, declared);
                    }
                }));
    }

    private static Map<NamedPart, Set<String>> keys(Inspection on) {
        Map<NamedPart, Set<String>> keys = new HashMap<>();
        NamedResource.of(on.config(), AzureNames.of(on.config()))
                .forEach(resource -> keys.computeIfAbsent(resource.part(), part -> new TreeSet<>())
                        .add(resource.key()));
        // A device keeps the tunnel that its site had when it was the only one.
        for (NamedPart part : List.of(NamedPart.vpnConnections, NamedPart.localNetworkGateways)) {
            on.tunnels()
                    .forEach(tunnel -> keys.computeIfAbsent(part, it -> new TreeSet<>())
                            .add(tunnel.site().name()));
        }
        return keys;
    }

    private static void nothing(Inspection on, NamedPart part, String key, String name, Set<String> keys) {
        Finding finding = on.found(
                        GivenNames.path(part, key),
                        part.of().keyed()
                                ? "`names." + part.name() + "` has the "
                                        + part.of().word() + " `" + key + "`, of which the stack declares none"
                                : "the stack declares nothing that `names." + part.name() + "` could name")
                .got(name);
        if (part.of().keyed() && !keys.isEmpty()) {
            finding.allowed(Words.few(List.copyOf(keys), MOST_NAMED));
        }
        finding.fix(Nearest.to(key, keys)
                .filter(near -> part.of().keyed())
                .map(near -> "write `" + near + "`")
                .orElse("remove it"));
    }

    /** Names that are given to two resources, or to one and made of the base name for another. */
    static void differ(Inspection on) {
        Map<String, List<NamedResource>> named = NamedResource.of(on.config(), AzureNames.of(on.config())).stream()
                .filter(resource -> resource.part().space().isPresent())
                .collect(Collectors.groupingBy(
                        resource -> resource.part().space().orElseThrow() + " "
                                + resource.azureName().toLowerCase(Locale.ROOT)));
        named.keySet().stream().sorted().map(named::get).forEach(same -> {
            Optional<NamedResource> given =
                    same.stream().filter(resource -> isGiven(on, resource)).findFirst();
            given.ifPresent(one -> same.stream()
                    .filter(other -> !other.equals(one))
                    .forEach(
                            other -> on.found(one.path(), "the Azure name is that of " + inWords(other.path()) + " too")
                                    .got(one.azureName())
                                    .fix("give one of the two another name")));
        });
    }

    private static boolean isGiven(Inspection on, NamedResource resource) {
        return on.config().names().of(resource.part(), resource.key()).isPresent();
    }

    private static String inWords(ConfigPath path) {
        return "`" + path.text().substring(path.text().indexOf(':') + 1) + "`";
    }
}
