package hybridnetwork.lifecycle;

import hybridnetwork.config.ConfigCommand;
import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Problem;
import hybridnetwork.config.StackConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * What the program would create and Azure has already: azure-native never adopts what exists, so the deployment would end
 * half-way.
 *
 * <p>Everything of a stack is in its resource group. Where there is none, nothing else is asked; where there is one, Azure is
 * asked for what the state does not know, which is nothing on a stack that stands.
 *
 * @param resources what exists, in the order of the program
 */
public record AlreadyThere(
        StackConfig config, DeployedStack deployed, Map<DeclaredResource, ExistingResource> resources) {
    private static final String GROUP = "azure-native:resources:ResourceGroup";
    private static final String HOW = "docs/runbook.md, \"What exists already\"";

    /**
     * Blocks until Azure has answered.
     *
     * @param declared all that the program would register
     * @throws AzureUnavailable when Azure gave another answer than a resource or its absence
     */
    public static AlreadyThere find(
            StackConfig config, DeployedStack deployed, AzureState azure, List<DeclaredResource> declared) {
        Map<DeclaredResource, CompletableFuture<Optional<ExistingResource>>> asked = new LinkedHashMap<>();
        azure.resourceGroup()
                .ifPresent(group -> declared.stream()
                        .filter(resource -> !deployed.hasUrn(resource.urn()))
                        .forEach(resource -> asked.put(
                                resource,
                                resource.type().equals(GROUP)
                                        ? CompletableFuture.completedFuture(azure.resourceGroup())
                                        : ResourceLookup.find(resource))));
        Map<DeclaredResource, ExistingResource> existing = new LinkedHashMap<>();
        asked.forEach(
                (resource, answer) -> AzureLookup.await(answer).ifPresent(found -> existing.put(resource, found)));
        return new AlreadyThere(config, deployed, existing);
    }

    /** One error for a resource group that the state does not know; otherwise one for each resource in it. */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        resources.forEach((resource, existing) -> {
            if (resource.type().equals(GROUP)) {
                problems.add(group(resource, existing));
            }
        });
        if (problems.isEmpty()) {
            resources.forEach((resource, existing) -> problems.add(orphan(resource, existing)));
        }
        return problems;
    }

    private Problem group(DeclaredResource group, ExistingResource existing) {
        int others = resources.size() - 1;
        return Problem.error(
                        "already-exists",
                        ConfigPath.of("baseName"),
                        "resource group " + group.azureName() + " exists already in subscription "
                                + Subscription.in(existing.id())
                                        .map(Subscription::id)
                                        .orElse("?")
                                + (others == 0 ? "" : ", with " + others + " more of this network's resources")
                                + ", and the state of stack " + deployed.name() + " does not know it")
                .got(tags(existing.tags()))
                .fix("for a network of its own: " + ConfigCommand.set(ConfigPath.of("baseName"), "NAME")
                        + "; to take in what exists: "
                        + (others == 0 ? imported(group, existing, "") : HOW));
    }

    private String tags(Map<String, String> tags) {
        if (tags.isEmpty()) {
            return "no tags that say whose it is";
        }
        String told = new TreeMap<>(tags)
                .entrySet().stream()
                        .map(tag -> tag.getKey() + "=" + tag.getValue())
                        .collect(Collectors.joining(", "));
        return (tags.equals(config.tags()) ? "this stack's own tags: " : "tags: ") + told;
    }

    /** What a creation left whose end the engine did not see. */
    private Problem orphan(DeclaredResource resource, ExistingResource existing) {
        return Problem.error(
                        "already-exists",
                        ConfigPath.ROOT,
                        resource.azureName() + " exists already, and the state of stack " + deployed.name()
                                + " does not know it")
                .fix(way(resource, existing));
    }

    private String way(DeclaredResource resource, ExistingResource existing) {
        if (resource.holdsKey()) {
            return "az resource delete --ids " + existing.id()
                    + "; the next `pulumi up` makes it anew, with the key that Azure does not give back";
        }
        return resource.parent()
                .filter(deployed::hasUrn)
                .map(parent -> imported(resource, existing, " --parent 'parent=" + parent + "'"))
                .orElse("take it in: " + HOW);
    }

    private String imported(DeclaredResource resource, ExistingResource existing, String parent) {
        return "pulumi import " + resource.type() + " " + resource.logicalName() + " " + existing.id() + parent
                + " --protect=false --generate-code=false --stack " + deployed.name();
    }
}
