package hybridnetwork.cli;

import hybridnetwork.adopt.Adoption;
import hybridnetwork.adopt.ExportFile;
import hybridnetwork.adopt.FoundAzure;
import hybridnetwork.adopt.LiveGroup;
import hybridnetwork.adopt.ProposedStack;
import hybridnetwork.live.Answer;
import hybridnetwork.live.ArmClient;
import hybridnetwork.live.ArmRefused;
import hybridnetwork.live.AzureRefused;
import hybridnetwork.live.Call;
import hybridnetwork.live.NoSession;
import hybridnetwork.live.ProviderSession;
import hybridnetwork.report.AdoptionJson;
import hybridnetwork.report.AdoptionMarkdown;
import hybridnetwork.report.AdoptionText;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.UnreadableExport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Proposes a stack file for a network that exists. */
@Command(
        name = "adopt",
        mixinStandardHelpOptions = true,
        description = {
            "Propose a stack file, and a file for `pulumi import`, for a network that Azure has.",
            "Reads the resource group from Azure, as the stack is logged in, or from an export; changes nothing there."
        },
        footer = {
            "",
            "From Azure:      ./hybrid adopt corp --resource-group corp-net",
            "From an export:  az group export --name corp-net --skip-all-params > corp-net.json",
            "                 ./hybrid adopt corp --export corp-net.json --resource-group corp-net --subscription ID",
            "Exit status 1: the proposal cannot be deployed as it is; what stands in the way is told."
        })
final class AdoptCommand implements Callable<Integer> {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");
    private static final Pattern GROUP = Pattern.compile("[\\p{L}\\p{N}_().-]{1,90}");
    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final String ROUTES = "azure-native:network:getVirtualNetworkGatewayLearnedRoutes";
    private static final String CLIENT = "azure-native:authorization:getClientConfig";

    @Parameters(index = "0", paramLabel = "STACK", description = "the stack that the network is to become")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String stack;

    @Option(
            names = "--resource-group",
            paramLabel = "NAME",
            description = "the group with the network; it is read from Azure unless --export names a file")
    private @Nullable String group;

    @Option(
            names = "--subscription",
            paramLabel = "ID",
            description = "of the group (default: the stack's azure-native:subscriptionId, or that of the login)")
    private @Nullable String subscription;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description =
                    "read `az group export --skip-all-params`, or `pulumi stack export` of another program, instead of"
                            + " Azure")
    private @Nullable Path export;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "where to put Pulumi.STACK.yaml and import-STACK.json (default: the project's stacks/)")
    private @Nullable Path out;

    @Option(names = "--force", description = "write over files that are there")
    private boolean force;

    @Mixin
    private final FormatOption formatOption = new FormatOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        checkUsage();
        NewFiles files = new NewFiles(force);
        files.check(List.of(file(), importFile()), spec);
        FoundAzure found;
        try {
            found = export == null ? fromAzure() : ExportFile.read(export, place());
        } catch (UnreadableExport e) {
            StandardError.print(spec, "error: " + e.getMessage() + "\n");
            return ExitStatus.CONFIGURATION_HAS_ERRORS;
        } catch (NoSession e) {
            StandardError.print(spec, "error: " + e.getMessage() + "\n    fix: " + e.fix() + "\n");
            return ExitStatus.ENVIRONMENT_LACKS_SOMETHING;
        } catch (ArmRefused e) {
            StandardError.print(spec, "error: " + e.getMessage() + "\n    fix: " + fix(e) + "\n");
            return ExitStatus.ENVIRONMENT_LACKS_SOMETHING;
        } catch (AzureRefused e) {
            StandardError.print(spec, "error: " + e.getMessage() + "\n");
            return ExitStatus.ENVIRONMENT_LACKS_SOMETHING;
        }
        Optional<ProposedStack> proposed = ProposedStack.of(stack, file().toString(), found);
        if (proposed.isEmpty()) {
            StandardError.print(
                    spec,
                    "error: there is no virtual network in what was read ("
                            + found.resources().size() + " resources)\n"
                            + "    fix: name the resource group that the gateways' network is in\n");
            return ExitStatus.CONFIGURATION_HAS_ERRORS;
        }
        Adoption adoption = Adoption.of(
                stack, found, proposed.get(), file().toString(), importFile().toString(), isInProject());
        files.writeStack(file(), proposed.get().text());
        if (adoption.imports().isPresent()) {
            files.write(importFile(), adoption.imports().get().json());
        }
        show(adoption);
        return adoption.isReady() ? ExitStatus.FINE : ExitStatus.CONFIGURATION_HAS_ERRORS;
    }

    private void checkUsage() {
        if (!NAME.matcher(stack).matches()) {
            throw usage("STACK is no stack name");
        }
        if (group == null && export == null) {
            throw usage("name the network's --resource-group, or give an --export of it");
        }
        if (group != null && !GROUP.matcher(group).matches()) {
            throw usage("--resource-group is no name of a resource group");
        }
        if (subscription != null && !GUID.matcher(subscription).matches()) {
            throw usage("--subscription is not the id of a subscription: a GUID");
        }
    }

    private ParameterException usage(String words) {
        return new ParameterException(spec.commandLine(), words);
    }

    private static Path stacks() {
        return ProjectFolder.path().resolve("stacks");
    }

    private boolean isInProject() {
        return out == null
                || out.toAbsolutePath()
                        .normalize()
                        .equals(stacks().toAbsolutePath().normalize());
    }

    /** As short as it can be said where the command was called. */
    private Path folder() {
        Path folder = out == null ? stacks() : out;
        Path here = Path.of("").toAbsolutePath();
        return folder.isAbsolute() && folder.startsWith(here) ? here.relativize(folder) : folder;
    }

    private Path file() {
        return folder().resolve("Pulumi." + stack + ".yaml").normalize();
    }

    private Path importFile() {
        return folder().resolve("import-" + stack + ".json").normalize();
    }

    private Optional<ArmId> place() {
        return group == null || subscription == null
                ? Optional.empty()
                : Optional.of(ArmId.ofGroup(subscription, group));
    }

    private FoundAzure fromAzure() throws NoSession, IOException {
        StandardError.print(spec, "Reading resource group " + group + " ...\n");
        try (ProviderSession session = ProviderSession.open(ProjectFolder.path(), stack)) {
            String in = subscription != null ? subscription : subscriptionOf(session);
            return LiveGroup.read(
                    ArmClient.of(session, System.getenv()),
                    gateway -> routes(session, gateway),
                    ArmId.ofGroup(in, String.valueOf(group)));
        }
    }

    private static String fix(ArmRefused refused) {
        return switch (refused.status()) {
            case 401 -> "log in again, as for `pulumi up`";
            case 403 -> "have the role Reader on the resource group assigned to the login";
            case 404 -> "name a group that `az group list --query [].name` shows, and the --subscription that it is in";
            default -> "try again; nothing was written";
        };
    }

    /** What a gateway has learnt; none where it does not tell, as one that is being changed does not. */
    private static List<Bag> routes(ProviderSession session, ArmId gateway) {
        Answer answer = session.tryAll(List.of(new Call(
                        ROUTES,
                        new Bag(Map.of(
                                "resourceGroupName", gateway.group(), "virtualNetworkGatewayName", gateway.name())))))
                .get(0);
        return answer instanceof Answer.Found found ? found.bag().bags("value") : List.of();
    }

    private static String subscriptionOf(ProviderSession session) throws NoSession {
        return session.invoke(CLIENT, Bag.EMPTY)
                .found()
                .flatMap(client -> client.text("subscriptionId"))
                .orElseThrow(() -> new NoSession(
                        "the login does not say in which subscription the resource group is",
                        "give --subscription ID"));
    }

    private void show(Adoption adoption) {
        String text = switch (formatOption.format()) {
            case text ->
                AdoptionText.render(adoption, UserTerminal.current()) + "\nWritten: " + adoption.file()
                        + adoption.imports()
                                .map(it -> " and " + adoption.importFile())
                                .orElse("")
                        + "\n"
                        + AdoptionText.next(adoption);
            case json -> AdoptionJson.render(adoption);
            case markdown -> AdoptionMarkdown.render(adoption);
        };
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
    }
}
