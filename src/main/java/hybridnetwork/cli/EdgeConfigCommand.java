package hybridnetwork.cli;

import hybridnetwork.config.Problem;
import hybridnetwork.config.ReadConfig;
import hybridnetwork.config.Site;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.VpnDevice;
import hybridnetwork.edge.Dataplane;
import hybridnetwork.edge.EdgeDesign;
import hybridnetwork.edge.EdgeKeys;
import hybridnetwork.edge.EdgeRouter;
import hybridnetwork.edge.Frr;
import hybridnetwork.edge.IosXe;
import hybridnetwork.edge.WrittenFile;
import hybridnetwork.preflight.Preflight;
import hybridnetwork.preflight.Surroundings;
import hybridnetwork.report.ProblemText;
import hybridnetwork.resources.UnreadableExport;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes the configuration of a site's router. */
@Command(
        name = "edge-config",
        mixinStandardHelpOptions = true,
        description = {
            "Write the configuration of a site's router: the other half of the failover.",
            "It prefers ExpressRoute as the proof takes as given, notices a dead link, and matches the gateways that a"
                    + " deployed stack has. No key is in it unless --keys-from gives one."
        },
        footer = {
            "",
            "A deployed stack:  pulumi stack export --stack prod > prod.json",
            "                   ./hybrid edge-config prod --site hq --format ios-xe \\",
            "                       --export prod.json --out hq.ios",
            "With its keys:     HYBRID_SHARED_KEY_HQ=... ./hybrid edge-config prod \\",
            "                       --site hq --format frr --export prod.json \\",
            "                       --keys-from env --out hq-router",
            "docs/edge.md says what is in it, and why."
        })
final class EdgeConfigCommand implements Callable<Integer> {
    /** The words of the option. */
    enum RouterFormat {
        ios_xe,
        frr;

        @Override
        public String toString() {
            return name().replace('_', '-');
        }
    }

    /** The words of the option. */
    enum Encryption {
        kernel(Dataplane.KERNEL),
        userspace(Dataplane.USERSPACE);

        private final Dataplane dataplane;

        Encryption(Dataplane dataplane) {
            this.dataplane = dataplane;
        }
    }

    @Mixin
    private final StackOption stackOption = new StackOption();

    @Option(names = "--site", required = true, paramLabel = "NAME", description = "the site whose router it is")
    private String site = "";

    @Option(
            names = "--device",
            paramLabel = "NAME",
            description = "which of the site's VPN devices, where it has several")
    private @Nullable String device;

    @Option(
            names = "--format",
            required = true,
            converter = RouterFormatConverter.class,
            paramLabel = "ios-xe|frr",
            description = "ios-xe: Cisco IOS XE 17; frr: Linux with FRR and strongSwan, several files")
    private RouterFormat format = RouterFormat.frr;

    @Mixin
    private final DeployedOption deployedOption = new DeployedOption();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "write it there instead of printing it; for frr a folder")
    private @Nullable Path out;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description =
                    "fill in a value that the stack does not say, such as WAN_INTERFACE=GigabitEthernet1; the heading"
                            + " of the output lists them")
    private Map<String, String> given = new LinkedHashMap<>();

    @Option(
            names = "--links",
            description =
                    "${COMPLETION-CANDIDATES}: the links of the private peerings that end on this router (default: both;"
                            + " of several devices the first has the primary and the second the secondary ones)")
    private EdgeDesign.@Nullable Links links;

    @Option(
            names = "--ipsec",
            description =
                    "${COMPLETION-CANDIDATES}: what encrypts a Linux router's packets; userspace where its kernel has no"
                            + " IPsec (frr only; default: kernel)")
    private @Nullable Encryption ipsec;

    @Mixin
    private final KeysOption keysOption = new KeysOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (keysOption.isGiven() && out == null) {
            throw wrong("--keys-from prints no keys: add --out FILE");
        }
        if (ipsec != null && format != RouterFormat.frr) {
            throw wrong("--ipsec is of a Linux router; leave it out, or say --format frr");
        }
        ReadConfig config = stackOption.read();
        List<Problem> problems = Preflight.problems(config, Surroundings.offline());
        List<Problem> errors = problems.stream().filter(Problem::isError).toList();
        if (config.stack().isEmpty() || !errors.isEmpty()) {
            StandardError.print(spec, ProblemText.render(errors, "nothing was written", UserTerminal.current()));
            return ExitStatus.CONFIGURATION_HAS_ERRORS;
        }
        EdgeRouter router;
        try {
            router = EdgeDesign.of(wanted(config.stack().get()));
        } catch (UnreadableExport e) {
            StandardError.print(spec, "error: " + e.getMessage() + "\n");
            return ExitStatus.CONFIGURATION_HAS_ERRORS;
        }
        check(router);
        write(router, keysOption.keys(router, format == RouterFormat.ios_xe));
        return ExitStatus.FINE;
    }

    private EdgeDesign.Wanted wanted(StackConfig stack) {
        Site found = stack.sites().get(site);
        if (found == null) {
            throw wrong("--site names no site of this stack; there is: "
                    + String.join(", ", stack.sites().keySet()));
        }
        return new EdgeDesign.Wanted(
                stackOption.name(),
                stack,
                found,
                device(found),
                Optional.ofNullable(links),
                deployedOption.read(stackOption.name()),
                given);
    }

    private Optional<VpnDevice> device(Site of) {
        List<VpnDevice> devices = of.vpnDevices();
        String names = devices.stream().flatMap(it -> it.name().stream()).collect(Collectors.joining(", "));
        if (device == null) {
            if (devices.size() > 1) {
                throw wrong("site " + site
                        + " has several devices, each with a configuration of its own: add --device, one of " + names);
            }
            return devices.stream().findFirst();
        }
        if (names.isEmpty()) {
            throw wrong("site " + site + " has " + (devices.isEmpty() ? "no VPN device" : "one device, without a name")
                    + ": leave --device out");
        }
        return Optional.of(devices.stream()
                .filter(it -> it.name().filter(device::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> wrong("--device names no device of site " + site + "; there is: " + names)));
    }

    private void check(EdgeRouter router) {
        if (router.peerings().isEmpty() && router.vpn().isEmpty()) {
            throw wrong("site " + site + " has no tunnel, and no peering that ends there: nothing to write"
                    + router.remarks().stream().map(remark -> "\n    " + remark).collect(Collectors.joining()));
        }
        if (links != null && links != EdgeDesign.Links.none && router.peerings().isEmpty()) {
            throw wrong("--links: the stack has no private peering of site " + site
                    + " that this configuration can hold;"
                    + " leave it out"
                    + router.remarks().stream().map(remark -> "\n    " + remark).collect(Collectors.joining()));
        }
        GivenValues.complaint(router, given, format == RouterFormat.frr).ifPresent(complaint -> {
            throw wrong("--set" + complaint);
        });
    }

    private void write(EdgeRouter router, EdgeKeys keys) {
        List<WrittenFile> files = format == RouterFormat.frr
                ? Frr.files(router, ipsec == null ? Dataplane.KERNEL : ipsec.dataplane, keys)
                : List.of(IosXe.file(router, keys));
        if (out == null) {
            spec.commandLine().getOut().print(printed(files));
            return;
        }
        try {
            EdgeOutput.write(files, out, format == RouterFormat.frr, keysOption.isGiven())
                    .forEach(path -> StandardError.print(spec, "wrote " + path + "\n"));
        } catch (UncheckedIOException e) {
            throw wrong("--out " + out + ": " + e.getMessage());
        }
    }

    private static String printed(List<WrittenFile> files) {
        return files.size() == 1
                ? files.get(0).text()
                : files.stream()
                        .map(file ->
                                "#### " + file.name() + ", on the router " + file.destination() + "\n" + file.text())
                        .collect(Collectors.joining("\n"));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
