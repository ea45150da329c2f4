package hybridnetwork.lifecycle;

import hybridnetwork.config.ConfigCommand;
import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Problem;
import hybridnetwork.config.Region;
import hybridnetwork.config.StackConfig;
import hybridnetwork.topology.AzureNames;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a stack stands by its own state, compared with where it would be deployed now.
 *
 * <p>azure-native looks up, creates and changes in the subscription that it is configured for, and deletes by the ids in the
 * state. So in another subscription nothing of the stack seems to exist, and what the engine then deletes does.
 */
public final class StandingPlace {
    /** What another region replaces, and the comparison of gateways and circuits with Azure does not show. */
    private static final Set<String> REGIONAL = Set.of(
            "azure-native:resources:ResourceGroup",
            "azure-native:network:VirtualNetwork",
            "azure-native:network:PublicIPAddress");

    private static final ConfigPath GROUP_LOCATION = ConfigPath.of("resourceGroupLocation");

    private final StackConfig config;
    private final DeployedStack deployed;
    private final Optional<Subscription> asked;

    private StandingPlace(StackConfig config, DeployedStack deployed, Optional<Subscription> asked) {
        this.config = config;
        this.deployed = deployed;
        this.asked = asked;
    }

    /** Blocks until Azure has given its first answer, which says where it was asked. */
    public static StandingPlace compare(StackConfig config, DeployedStack deployed, AzureLookup lookup) {
        // Who has deployed nothing yet may do so anywhere.
        Optional<Subscription> asked = deployed.subscription().isPresent() ? lookup.subscription() : Optional.empty();
        return new StandingPlace(config, deployed, asked);
    }

    public boolean isOtherSubscription() {
        return asked.isPresent() && !asked.equals(deployed.subscription());
    }

    /** Errors about the subscription and the region. */
    public List<Problem> problems() {
        return Stream.of(subscription(), location()).flatMap(Optional::stream).toList();
    }

    /** What the state has and Azure does not have. */
    public DeployedNotFound notFound(AzureNames names, AzureState azure) {
        return DeployedNotFound.find(config, names, deployed, azure, asked);
    }

    private Optional<Problem> subscription() {
        return deployed.subscription()
                .flatMap(stands -> asked.filter(other -> !other.equals(stands))
                        .map(other -> Problem.error(
                                        "subscription-changed",
                                        ConfigPath.SUBSCRIPTION,
                                        "this stack stands in subscription " + stands
                                                + ", and Azure was asked in subscription " + other)
                                .fix(back(stands))));
    }

    private String back(Subscription stands) {
        String configured = ConfigCommand.set(ConfigPath.SUBSCRIPTION, stands.id());
        return config.subscriptionId().isPresent()
                ? configured
                : "az account set --subscription " + stands + "; or, for everybody and for good, " + configured;
    }

    private Optional<Problem> location() {
        return deployed.resources()
                .filter(resource -> REGIONAL.contains(resource.type()))
                .filter(resource -> !resource.location().isEmpty())
                .filter(resource -> !Region.shortForm(resource.location()).equals(wanted(resource)))
                .findFirst()
                .map(this::elsewhere);
    }

    private String wanted(DeployedResource resource) {
        return isGroup(resource) ? config.groupLocation() : config.location();
    }

    private static boolean isGroup(DeployedResource resource) {
        return resource.type().equals("azure-native:resources:ResourceGroup");
    }

    private Problem elsewhere(DeployedResource resource) {
        String from = Region.shortForm(resource.location());
        if (isGroup(resource) && config.resourceGroupLocation().isPresent()) {
            return Problem.error(
                            "location-changed",
                            GROUP_LOCATION,
                            "another region replaces the resource group, and deletes all that is in it")
                    .got(config.groupLocation() + ", deployed in " + from)
                    .fix(ConfigCommand.set(GROUP_LOCATION, from));
        }
        return Problem.error(
                        "location-changed",
                        ConfigPath.LOCATION,
                        "another region replaces every resource of this stack, gateways and circuits included")
                .got(config.location() + ", deployed in " + from)
                .fix(ConfigCommand.set(ConfigPath.LOCATION, from)
                        + "; for a network in another region make another stack");
    }
}
