package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.azuresim.AzureSettings;
import hybridnetwork.rehearsal.RehearsedStack.Outcome;
import hybridnetwork.resources.ArmId;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A connected network, and an engine that looks for it in the wrong place, or does not know that it is there. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OtherSubscriptionIT {
    private static final String OTHER = "77777777-0000-4000-8000-000000000000";
    private static final String SUBSCRIPTION = "azure-native:subscriptionId";
    private static final String GROUP = "hybrid-vpn-er-rg";

    @RegisterExtension
    private static final DevNetwork DEV = new DevNetwork();

    private static final Scene SCENE = DEV.scene();

    private static RehearsedStack stack;

    @BeforeAll
    static void connect() throws Exception {
        stack = DEV.stack();
        assertThat(stack.up().errors()).isEmpty();
        SCENE.provision();
        assertThat(stack.up().errors()).isEmpty();
        assertThat(SCENE.learnedOverExpressRoute()).isNotEmpty();
    }

    /** {@code az account set} to another subscription, which the stack does not name. */
    @Test
    @Order(1)
    void anotherSubscriptionOfTheLoginIsRefused() throws Exception {
        SCENE.azure().login().choose(OTHER);

        refused(stack, "[subscription-changed]", AzureSettings.SUBSCRIPTION, OTHER, "az account set --subscription ");

        SCENE.azure().login().choose(AzureSettings.SUBSCRIPTION);
        assertThat(stack.up().changed()).isZero();
    }

    @Test
    @Order(2)
    void anotherSubscriptionOfTheConfigurationIsRefused() throws Exception {
        stack.configure(Map.of(SUBSCRIPTION, OTHER));

        refused(stack, "[subscription-changed]", "fix: pulumi config set --stack dev --path '" + SUBSCRIPTION + "' ");

        stack.command(List.of("config", "set", "--stack", "dev", "--path", SUBSCRIPTION, AzureSettings.SUBSCRIPTION));
        Set<ArmId> before = resources();
        assertThat(stack.up().errors()).as("pinned now, where it stands").isEmpty();
        assertThat(resources()).isEqualTo(before);
    }

    /** The stack's subscription is pinned by now: only the tenant of the login is wrong. */
    @Test
    @Order(3)
    void anotherTenantIsRefused() throws Exception {
        SCENE.azure().login().to("11111111-0000-4000-8000-000000000000", OTHER);

        refused(stack, "[azure-unavailable]", "InvalidAuthenticationTokenTenant", "az login --tenant");

        stack.command(List.of("config", "rm", SUBSCRIPTION, "--stack", "dev"));
        refused(stack, "[subscription-changed]");
        SCENE.azure().login().choose(AzureSettings.SUBSCRIPTION);
        refused(stack, "[azure-unavailable]");
        SCENE.azure().login().toFirst();
        assertThat(stack.up().errors()).isEmpty();
    }

    @Test
    @Order(4)
    void aSecondStackOfTheSameBaseNameIsRefusedAndMayHaveAnother() throws Exception {
        try (RehearsedStack second = DEV.another("second")) {
            refused(
                    second,
                    "[already-exists] resource group " + GROUP,
                    "with 13 more of this network's resources",
                    "environment=dev");

            second.command(List.of("config", "set", "hybrid-network:baseName", "another", "--stack", "second"));
            assertThat(second.preview().errors()).isEmpty();
        }
    }

    /** What is in the state is deleted by its own ids, wherever the login is. */
    @Test
    @Order(5)
    void everythingDeletedOutsideIsRefusedUntilARefreshHasSeenIt() throws Exception {
        Set<ArmId> before = resources();
        SCENE.azure().outside().delete(ArmId.ofGroup(AzureSettings.SUBSCRIPTION, GROUP));

        refused(stack, "[deployed-not-found]", "resource group " + GROUP + " with all that is in it", "pulumi refresh");

        assertThat(stack.refresh().errors()).isEmpty();
        assertThat(stack.up().errors()).isEmpty();
        SCENE.provision();
        assertThat(stack.up().errors()).isEmpty();
        assertThat(resources()).isEqualTo(before);
    }

    @Test
    @Order(6)
    void anEmptyGroupThatExistsIsNotCreatedEither() throws Exception {
        SCENE.deprovision();
        assertThat(stack.destroy().errors()).isEmpty();
        assertThat(stack.preview().errors()).as("after a destroy").isEmpty();
        ArmId group = ArmId.ofGroup(AzureSettings.SUBSCRIPTION, GROUP);
        SCENE.azure()
                .outside()
                .add("azure-native:resources:ResourceGroup", group, Map.of("location", "centralus"), Map.of());

        refused(
                stack,
                "[already-exists]",
                "no tags that say whose it is",
                "pulumi import azure-native:resources:ResourceGroup resource-group " + group);
    }

    /** By the preview, and by an {@code up} that was not previewed. */
    private static void refused(RehearsedStack stack, String... words) throws IOException {
        Set<ArmId> before = resources();
        for (Outcome outcome : List.of(stack.preview(), stack.up())) {
            assertThat(outcome.succeeded()).isFalse();
            assertThat(String.join("\n", outcome.errors())).contains(words);
            assertThat(outcome.changes()).doesNotContainKeys("update", "delete", "replace");
            assertThat(outcome.changes().getOrDefault("create", 0))
                    .as("a new stack itself")
                    .isLessThanOrEqualTo(1);
            assertThat(resources()).isEqualTo(before);
        }
    }

    private static Set<ArmId> resources() {
        return new HashSet<>(SCENE.azure().resources());
    }
}
