package hybridnetwork.preflight;

import hybridnetwork.config.Circuit;
import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.DeclaredNetwork;
import hybridnetwork.config.Monitoring;
import hybridnetwork.config.NamedPart;
import hybridnetwork.config.Nearest;
import hybridnetwork.config.Site;
import hybridnetwork.config.Words;
import hybridnetwork.topology.AzureNames;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Section 10: the Azure names that the base name and the names of entries make. */
final class NameRules {
    private NameRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.error(
                                "",
                                "name-net-80",
                                "names of network resources have 1 to 80 letters, digits, dots, hyphens and underscores, a"
                                        + " letter or digit first",
                                "S43 S48")
                        .example("baseName: -net   # or a name that is too long with a site's", "shorten the base name")
                        .check(NameLengths::inspect),
                Rule.error("", "name-unique", "names of one kind differ in more than the case of letters", "S43")
                        .example("sites: { hq: { ... }, HQ: { ... } }", "rename one of the two")
                        .check(NameRules::differ),
                Rule.warning(
                                "",
                                "replacement-unknown",
                                "what may be replaced is a gateway or circuit of the stack, by its Azure name",
                                "")
                        .example("allowReplacement: [vpn-gateway]", "write the Azure name, or remove it")
                        .check(NameRules::replaceable),
                Rule.error("", "name-vnet", "a virtual network's name has 2 to 64 characters", "S43")
                        .example(
                                "spokes: { a-name-of-forty-letters: { ... } }   # and a long base name",
                                "shorten one of the two")
                        .check(NameLengths::ofNetworks),
                Rule.error(
                                "",
                                "name-rg",
                                "the resource group's name has 1 to 90 letters, digits, underscores, hyphens, dots and"
                                        + " parentheses, and no dot at the end",
                                "S43")
                        .example("names: { resourceGroup: corp. }", "write the name as Azure has it")
                        .byReader(),
                Rule.error(
                                "",
                                "name-law",
                                "the name of a Log Analytics workspace has letters, digits and hyphens only",
                                "S43")
                        .example(
                                "baseName: hybrid.net\nmonitoring: { workspace: create, ... }",
                                "take dots and underscores out of the base name, or give the id of an existing workspace")
                        .check(NameRules::workspace),
                Rule.error("", "name-pip-dns", "a public IP's DNS label is a lower-case word", "S48")
                        .notApplicable("the public IPs have no DNS label"),
                Rule.error(
                                "",
                                "name-fixed",
                                "names that Azure reserves are written as Azure has them, and kept; GatewaySubnet has a"
                                        + " key of its own",
                                "S1 S48")
                        .example("subnets: { azurebastionsubnet: 10.20.250.0/26 }", "write `AzureBastionSubnet`")
                        .byReader(),
                Rule.advice("", "name-caf", "names use the Cloud Adoption Framework's abbreviations", "S44")
                        .notApplicable(
                                "names follow the script that the network was first built with, so that they stay"));
    }

    private static void differ(Inspection on) {
        differ(on, Where.SITES, on.config().sites().keySet());
        differ(on, Where.SPOKES, on.config().spokes().keySet());
        on.networks()
                .forEach(network -> differ(
                        on, network.path().key("subnets"), network.subnets().keySet()));
        on.networks().forEach(network -> subnetNames(on, network));
        on.networks().forEach(network -> givenNames(on, network));
        groups(on);
        on.networks()
                .forEach(network -> network.workloads()
                        .forEach((name, subnet) -> differ(
                                on,
                                Where.subnet(network, name).key("routes"),
                                subnet.routes().keySet())));
        on.sites().forEach(site -> devices(on, site));
        tunnels(on);
        differ(on, Where.CIRCUITS, on.config().circuits().keySet());
        on.ownedCircuits().forEach(circuit -> authorizations(on, circuit));
        differ(on, Where.TRAFFIC, on.config().traffic().keySet());
        differ(
                on,
                ConfigPath.of("loadBalancers"),
                on.loadBalancers().stream().flatMap(lb -> lb.name().stream()).toList());
        on.loadBalancers()
                .forEach(lb -> differ(on, lb.path().key("rules"), lb.rules().keySet()));
        GivenNameRules.differ(on);
    }

    private static void differ(Inspection on, ConfigPath path, Collection<String> names) {
        Map<String, String> seen = new HashMap<>();
        for (String name : names) {
            String first = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
            if (first != null) {
                on.found(path.key(name), "`" + first + "` and `" + name + "` are the same name to Azure")
                        .got(name);
            }
        }
    }

    /** A name that the stack gives, and the names that the keys of others make. */
    private static void subnetNames(Inspection on, DeclaredNetwork network) {
        AzureNames azure = AzureNames.of(on.config());
        Map<String, String> seen = new HashMap<>();
        network.workloads().forEach((key, subnet) -> {
            String name = azure.subnet(network, key);
            String first = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), key);
            if (first != null && !first.equalsIgnoreCase(key)) {
                on.found(
                                Where.subnet(network, key),
                                "subnets `" + first + "` and `" + key + "` have the same name in Azure")
                        .got(name)
                        .fix("give one of the two another `name`");
            }
        });
    }

    /** A name that is the key of another subnet: `traffic` would mean the one or the other. */
    private static void givenNames(Inspection on, DeclaredNetwork network) {
        network.workloads()
                .forEach((key, subnet) -> subnet.name()
                        .ifPresent(name -> network.workloads().keySet().stream()
                                .filter(other -> !other.equals(key) && other.equalsIgnoreCase(name))
                                .forEach(other -> on.found(
                                                Where.subnet(network, key).key("name"),
                                                "subnet `" + key + "` is called in Azure as subnet `" + other
                                                        + "` is here")
                                        .got(name)
                                        .fix("give one of the two another name"))));
    }

    /** Subnet {@code orders-web} of the hub and subnet {@code web} of spoke {@code orders} would have one group. */
    private static void groups(Inspection on) {
        AzureNames azure = AzureNames.of(on.config());
        Map<String, DeclaredNetwork> seen = new HashMap<>();
        on.networks()
                .forEach(network -> network.workloads().keySet().forEach(key -> {
                    if (isGiven(on, network, key)) {
                        return;
                    }
                    String name = azure.networkSecurityGroup(network, key);
                    DeclaredNetwork first = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), network);
                    if (first != null && !first.spoke().equals(network.spoke())) {
                        on.found(
                                        Where.subnet(network, key),
                                        "subnet `" + network.end(key) + "` and one of " + first.inWords()
                                                + " would have security groups of the same name in Azure")
                                .got(name)
                                .fix("rename one of the two");
                    }
                }));
    }

    private static boolean isGiven(Inspection on, DeclaredNetwork network, String subnet) {
        return on.config()
                .names()
                .of(NamedPart.securityGroups, network.end(subnet).toString())
                .isPresent();
    }

    private static void devices(Inspection on, Site site) {
        differ(
                on,
                Where.site(site.name()).key("vpnDevices"),
                site.vpnDevices().stream()
                        .flatMap(device -> device.name().stream())
                        .toList());
    }

    /** Device {@code a} of site {@code hq} and site {@code hq-a} would have one name. */
    private static void tunnels(Inspection on) {
        Map<String, Tunnel> seen = new HashMap<>();
        for (Tunnel tunnel : on.tunnels()) {
            String name = tunnel.site().name()
                    + tunnel.device().name().map(device -> "-" + device).orElse("");
            Tunnel first = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), tunnel);
            if (first != null && !first.isBeside(tunnel) && !first.site().name().equalsIgnoreCase(name)) {
                on.found(tunnel.path(), first.inWords() + " and " + tunnel.inWords() + " have the same name in Azure")
                        .got(on.config().baseName() + "-vpn-conn-" + name)
                        .fix("rename one of the two");
            }
        }
    }

    /** A circuit's authorizations are a list, so that even the same spelling can stand there twice. */
    private static void authorizations(Inspection on, Circuit.Owned circuit) {
        Map<String, String> seen = new HashMap<>();
        List<String> names = circuit.authorizations();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            String first = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
            if (first != null) {
                on.found(
                                Where.circuit(circuit.name())
                                        .key("authorizations")
                                        .index(i),
                                first.equals(name)
                                        ? "the authorization `" + name + "` stands twice"
                                        : "`" + first + "` and `" + name + "` are the same name to Azure")
                        .got(name)
                        .fix("remove or rename one of the two");
            }
        }
    }

    private static void replaceable(Inspection on) {
        AzureNames azure = AzureNames.of(on.config());
        Set<String> names = new LinkedHashSet<>(List.of(azure.erGateway(), azure.vpnGateway()));
        // A circuit keeps the name that it got as the only one, or as one of several.
        Set<String> kept = new HashSet<>();
        on.circuits().forEach(circuit -> {
            names.add(azure.circuit(circuit.name()));
            kept.add(azure.keepingCircuit(circuit.name(), false).circuit(circuit.name()));
            kept.add(azure.keepingCircuit(circuit.name(), true).circuit(circuit.name()));
        });
        List<String> allowed = on.config().allowReplacement();
        for (int i = 0; i < allowed.size(); i++) {
            if (!names.contains(allowed.get(i)) && !kept.contains(allowed.get(i))) {
                Finding finding = on.found(
                                Where.ALLOW_REPLACEMENT.index(i),
                                "`allowReplacement` names no gateway or circuit of this stack")
                        .got(allowed.get(i))
                        .allowed(Words.few(List.copyOf(names), 6));
                Nearest.to(allowed.get(i), names).ifPresent(near -> finding.fix("write `" + near + "`"));
            }
        }
    }

    private static void workspace(Inspection on) {
        Optional<Monitoring> monitoring = on.config().monitoring();
        String name = on.config().baseName();
        if (monitoring.isPresent()
                && monitoring.get().workspaceId().isEmpty()
                && (name.indexOf('.') >= 0 || name.indexOf('_') >= 0)) {
            on.found(Where.BASE_NAME, "the base name cannot begin the name of a Log Analytics workspace")
                    .got(name)
                    .allowed("letters, digits and hyphens");
        }
    }
}
