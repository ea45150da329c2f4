package hybridnetwork.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.Context;
import com.pulumi.azurenative.network.NetworkFunctions;
import com.pulumi.azurenative.network.inputs.GetExpressRouteCircuitPlainArgs;
import com.pulumi.azurenative.resources.ResourceGroup;
import com.pulumi.core.internal.Internal;
import com.pulumi.deployment.internal.DeploymentInstanceHolder;
import hybridnetwork.config.Severity;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RecordingTest {
    private static final String SUBSCRIPTION = "9f3d6c1e-0000-4000-8000-000000000000";
    private static final String GROUP_ID = "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/hub-rg";
    private static final String VNET_ID = GROUP_ID + "/providers/Microsoft.Network/virtualNetworks/hub-vnet";

    private static final Recording RECORDING = Recording.of("net", "dev")
            .config(
                    Map.of("net:sharedKey", SmallNetwork.KEY, "azure-native:subscriptionId", SUBSCRIPTION),
                    Set.of("net:sharedKey"));

    private final Plan plan = RECORDING.run(SmallNetwork::stack);

    private RegisteredResource resource(String name) {
        return plan.resources().stream()
                .filter(resource -> resource.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void listsResourcesInTheOrderOfConstruction() {
        assertThat(plan.resources())
                .extracting(RegisteredResource::name)
                .containsExactly(
                        "net-dev", "rg", "hub", "hub-nsg", "hub-vnet", "pip", "circuit", "peering", "connection");
        assertThat(plan.custom()).extracting(RegisteredResource::name).doesNotContain("net-dev", "hub");
    }

    @Test
    void namesResourcesAsTheEngineDoes() {
        assertThat(resource("net-dev").urn()).isEqualTo("urn:pulumi:dev::net::pulumi:pulumi:Stack::net-dev");
        assertThat(resource("hub").urn()).isEqualTo("urn:pulumi:dev::net::test:network:Hub::hub");
        assertThat(resource("hub-vnet").urn())
                .isEqualTo("urn:pulumi:dev::net::test:network:Hub$azure-native:network:VirtualNetwork::hub-vnet");
    }

    @Test
    void seesParents() {
        assertThat(resource("net-dev").parent()).isEmpty();
        assertThat(resource("hub").parent()).contains(resource("net-dev").urn());
        assertThat(resource("hub-vnet").parent()).contains(resource("hub").urn());
    }

    @Test
    void protectsTheChildrenOfAProtectedComponent() {
        assertThat(resource("hub").protect()).isTrue();
        assertThat(resource("hub-vnet").protect()).isTrue();
        assertThat(resource("pip").protect()).isFalse();
    }

    @Test
    void seesDependenciesOfPropertiesAndDeclaredOnes() {
        assertThat(resource("hub-vnet").dependencies())
                .containsExactly(resource("rg").urn(), resource("hub-nsg").urn());
        assertThat(resource("pip").dependencies())
                .as("a component stands for its children")
                .containsExactly(
                        resource("rg").urn(),
                        resource("hub-nsg").urn(),
                        resource("hub-vnet").urn());
        assertThat(resource("peering").dependencies())
                .containsExactly(resource("rg").urn(), resource("circuit").urn());
    }

    @Test
    void writesTimeoutsAsPeopleDo() {
        assertThat(resource("pip").customTimeouts()).isEqualTo(Map.of("create", "120m", "delete", "90s"));
        assertThat(resource("rg").customTimeouts()).isEmpty();
    }

    @Test
    void makesArmIdsThatReferencesCanFollow() {
        assertThat(resource("rg").id()).contains(GROUP_ID);
        assertThat(resource("hub-vnet").id()).contains(VNET_ID);
        assertThat(resource("peering").id())
                .contains(GROUP_ID
                        + "/providers/Microsoft.Network/expressRouteCircuits/hub-erc/peerings/AzurePrivatePeering");
        assertThat(resource("connection").id())
                .as("the logical name stands in for a generated one")
                .contains(GROUP_ID + "/providers/Microsoft.Network/connections/connection");
        assertThat(resource("hub-vnet").inputs().toString())
                .contains("networkSecurityGroup={id=" + resource("hub-nsg").id().orElseThrow());
        assertThat(resource("hub-vnet").outputs().toString()).contains("id=" + VNET_ID + "/subnets/internal");
    }

    @Test
    void keepsInputsAsTheyWereRegistered() {
        assertThat(resource("hub-vnet").inputs())
                .containsEntry("virtualNetworkName", "hub-vnet")
                .containsEntry("addressSpace", Map.of("addressPrefixes", List.of("10.20.0.0/16")))
                .doesNotContainKey("name");
        assertThat(resource("peering").inputs()).containsEntry("vlanId", 100.0);
    }

    @Test
    void neverHoldsASecret() {
        assertThat(resource("connection").inputs()).containsEntry("sharedKey", Opaque.SECRET);
        assertThat(resource("connection").outputs()).containsEntry("sharedKey", Opaque.SECRET);
        assertThat(resource("circuit").outputs()).containsEntry("serviceKey", Opaque.SECRET);
        assertThat(plan.toString()).doesNotContain(SmallNetwork.KEY);
    }

    @Test
    void collectsOutputs() {
        assertThat(resource("hub").outputs()).isEqualTo(Map.of("vnetId", VNET_ID));
        assertThat(plan.outputs())
                .isEqualTo(Map.of(
                        "vnetId",
                        VNET_ID,
                        "subnetId",
                        VNET_ID + "/subnets/internal",
                        "address",
                        Opaque.UNKNOWN,
                        "serviceKey",
                        Opaque.SECRET,
                        "key",
                        Opaque.SECRET,
                        "vlan",
                        100.0));
    }

    /** What an input depends on the SDK notes in a set that threads must not share. */
    @Test
    void registersAResourceBeforeTheProgramGoesOn() {
        List<Boolean> registered = new ArrayList<>();
        Recording.of("net", "one").run(context -> {
            for (int i = 0; i < 50; i++) {
                var group = new ResourceGroup("rg-" + i);
                registered.add(Internal.of(group.urn()).getDataAsync().isDone());
            }
        });
        assertThat(registered).hasSize(50).doesNotContain(false);
    }

    @Test
    void isTheSameEachTime() {
        for (int i = 0; i < 20; i++) {
            assertThat(RECORDING.run(SmallNetwork::stack)).isEqualTo(plan);
        }
    }

    @Test
    void runsInEightThreadsAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Plan>> runs = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                String stack = "stack-" + i;
                runs.add(() -> Recording.of("net", stack)
                        .config(Map.of("net:sharedKey", stack), Set.of("net:sharedKey"))
                        .run(SmallNetwork::stack));
            }
            int i = 0;
            for (Future<Plan> run : threads.invokeAll(runs)) {
                Plan recorded = run.get();
                String prefix = "urn:pulumi:stack-" + i++ + "::";
                assertThat(recorded.resources())
                        .hasSameSizeAs(plan.resources())
                        .allSatisfy(resource -> assertThat(resource.urn()).startsWith(prefix));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void runsInsideAnotherProgram() {
        AtomicReference<Plan> inner = new AtomicReference<>();
        Plan outer = Recording.of("net", "outer").run(context -> {
            new ResourceGroup("before");
            inner.set(RECORDING.run(SmallNetwork::stack));
            new ResourceGroup("after");
        });
        assertThat(inner.get()).isEqualTo(plan);
        assertThat(outer.resources())
                .extracting(RegisteredResource::name)
                .containsExactly("net-outer", "before", "after");
        assertThat(DeploymentInstanceHolder.getInstanceOptional()).isEmpty();
    }

    @Test
    void answersACallForWhatDoesNotExistAsAzureDoes() {
        Recording empty = Recording.of("net", "dev");
        assertThat(empty.run(RecordingTest::exportCircuitState).outputs()).containsEntry("state", "none");
    }

    @Test
    void passesCallsToTheCaller() {
        List<String> asked = new ArrayList<>();
        ProviderCalls provisioned = (token, args) -> {
            asked.add(token + " " + args);
            return Optional.of(Map.of("serviceProviderProvisioningState", "Provisioned"));
        };
        Plan recorded = Recording.of("net", "dev").calls(provisioned).run(RecordingTest::exportCircuitState);
        assertThat(recorded.outputs()).containsEntry("state", "Provisioned");
        assertThat(asked)
                .containsExactly("azure-native:network:getExpressRouteCircuit {circuitName=c, resourceGroupName=rg}");
    }

    private static void exportCircuitState(Context context) {
        String state = NetworkFunctions.getExpressRouteCircuitPlain(GetExpressRouteCircuitPlainArgs.builder()
                        .circuitName("c")
                        .resourceGroupName("rg")
                        .build())
                .handle((circuit, failure) -> {
                    if (failure == null) {
                        return circuit.serviceProviderProvisioningState().orElseThrow();
                    }
                    assertThat(failure).hasMessageContaining("Status=404 Code=\"ResourceNotFound\"");
                    return "none";
                })
                .join();
        context.export("state", com.pulumi.core.Output.of(state));
    }

    @Test
    void throwsWhatTheProgramThrew() {
        assertThatThrownBy(() -> RECORDING.run(context -> {
                    throw new IllegalArgumentException("no such site");
                }))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("no such site");
        assertThat(DeploymentInstanceHolder.getInstanceOptional()).isEmpty();
    }

    @Test
    void refusesTwoResourcesOfOneName() {
        assertThatThrownBy(() -> RECORDING.run(context -> {
                    new ResourceGroup("same");
                    new ResourceGroup("same");
                }))
                .hasMessageContaining("two resources have the URN")
                .hasMessageContaining("::same");
    }

    @Test
    void keepsWarningsAndErrorsWithoutSecrets() {
        Plan recorded = RECORDING.run(context -> {
            context.log().info("not kept");
            context.log().warn("the key is " + SmallNetwork.KEY);
            context.log().error("and wrong");
        });
        assertThat(recorded.messages())
                .containsExactly(
                        new LogMessage(Severity.WARNING, "the key is [secret]", Optional.empty()),
                        new LogMessage(Severity.ERROR, "and wrong", Optional.empty()));
    }
}
