package hybridnetwork.azuresim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Any;
import hybridnetwork.automation.PropertyCodec;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.Opaque;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.StatusProto;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.CreateResponse;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.ErrorResourceInitFailed;
import pulumirpc.Provider.InvokeRequest;
import pulumirpc.ResourceProviderGrpc;

/** The provider's protocol, as the engine speaks it. */
class AzureNativeServerTest {
    private static final String GROUP = "urn:pulumi:dev::p::azure-native:resources:ResourceGroup::rg";
    private static final String NETWORK =
            "urn:pulumi:dev::p::my:component:Net$azure-native:network/v20230201:VirtualNetwork::net";

    private final SimulatedAzure azure = new SimulatedAzure(AzureSettings.defaults());
    private final AzureNativeServer server = AzureNativeServer.start(azure);
    private ManagedChannel channel = connect();
    private ResourceProviderGrpc.ResourceProviderBlockingStub engine = ResourceProviderGrpc.newBlockingStub(channel);

    private ManagedChannel connect() {
        return NettyChannelBuilder.forAddress("127.0.0.1", port())
                .usePlaintext()
                .build();
    }

    private int port() {
        return Integer.parseInt(
                server.environment().getOrDefault("PULUMI_DEBUG_PROVIDERS", "").replace("azure-native:", ""));
    }

    @AfterEach
    void close() {
        channel.shutdownNow();
        server.close();
    }

    private CreateResponse createGroup(boolean preview) {
        return engine.create(CreateRequest.newBuilder()
                .setUrn(GROUP)
                .setPreview(preview)
                .setProperties(PropertyCodec.write(new Bag(Map.of("resourceGroupName", "g", "location", "centralus"))))
                .build());
    }

    @Test
    void aPreviewCreatesNothingAndKnowsOnlyTheInputs() {
        Bag outputs = PropertyCodec.read(createGroup(true).getProperties());

        assertThat(azure.resources()).isEmpty();
        assertThat(outputs.text("location")).contains("centralus");
        assertThat(outputs.at("type")).contains(Opaque.UNKNOWN);
    }

    @Test
    void aCreationAnswersWithTheArmId() {
        assertThat(createGroup(false).getId())
                .isEqualTo("/subscriptions/" + AzureSettings.SUBSCRIPTION + "/resourceGroups/g");
    }

    @Test
    void aMisspeltInputFailsTheCheck() {
        var answer = engine.check(CheckRequest.newBuilder()
                .setUrn(NETWORK)
                .setNews(PropertyCodec.write(
                        new Bag(Map.of("resourceGroupName", "g", "location", "centralus", "adressSpace", Map.of()))))
                .build());

        assertThat(answer.getFailuresList())
                .extracting(failure -> failure.getReason())
                .containsExactly("azure-native has no property 'adressSpace'");
    }

    @Test
    void anotherNameReplacesAndAnotherTagUpdates() {
        Bag old = new Bag(Map.of("resourceGroupName", "g", "virtualNetworkName", "v"));
        DiffResponse renamed = diff(old, old.with("virtualNetworkName", "w"));
        DiffResponse tagged = diff(old, old.with("tags", Map.of("a", "b")));

        assertThat(renamed.getReplacesList()).containsExactly("virtualNetworkName");
        assertThat(renamed.getDeleteBeforeReplace()).isTrue();
        assertThat(tagged.getReplacesList()).isEmpty();
        assertThat(tagged.getDetailedDiffMap()).containsOnlyKeys("tags");
        assertThat(diff(old, old).getChanges()).isEqualTo(DiffResponse.DiffChanges.DIFF_NONE);
    }

    /** The engine then finds itself whether the configuration has changed; nothing is ever replaced for it. */
    @Test
    void aConfigurationIsNotCompared() {
        var changed = DiffRequest.newBuilder()
                .setUrn("urn:pulumi:dev::p::pulumi:providers:azure-native::default_2_10_0")
                .setOldInputs(PropertyCodec.write(new Bag(Map.of("subscriptionId", "one"))))
                .setNews(PropertyCodec.write(new Bag(Map.of("subscriptionId", "two"))))
                .build();
        DiffResponse answer = engine.diffConfig(changed);
        assertThat(answer.getChanges()).isEqualTo(DiffResponse.DiffChanges.DIFF_UNKNOWN);
        assertThat(answer.getReplacesList()).isEmpty();
        var checked = engine.checkConfig(
                CheckRequest.newBuilder().setNews(changed.getNews()).build());
        assertThat(checked.getInputs()).isEqualTo(changed.getNews());
        assertThat(checked.getFailuresList()).isEmpty();
    }

    private DiffResponse diff(Bag old, Bag now) {
        return engine.diff(DiffRequest.newBuilder()
                .setUrn(NETWORK)
                .setOldInputs(PropertyCodec.write(old))
                .setNews(PropertyCodec.write(now))
                .build());
    }

    @Test
    void aLostAnswerKeepsTheIdForTheEngine() {
        azure.faults().plan(1, new Fault.AnswerLost());

        assertThatThrownBy(() -> createGroup(false)).isInstanceOfSatisfying(StatusRuntimeException.class, failure -> {
            Any detail = StatusProto.fromThrowable(failure).getDetails(0);
            assertThat(detail.is(ErrorResourceInitFailed.class)).isTrue();
        });
        assertThat(azure.resources()).hasSize(1);
    }

    @Test
    void aDeadProviderAnswersAgainOnceItIsRevived() {
        azure.faults().plan(1, new Fault.DiesBefore());

        assertThatThrownBy(() -> createGroup(false)).isInstanceOf(StatusRuntimeException.class);
        server.revive();
        // As the next engine does: the old connection may not know yet that it was cut.
        channel.shutdownNow();
        channel = connect();
        engine = ResourceProviderGrpc.newBlockingStub(channel);
        assertThat(createGroup(false).getId()).isNotEmpty();
    }

    @Test
    void aMissingResourceIsSaidInTheProvidersWords() {
        assertThatThrownBy(() -> engine.invoke(InvokeRequest.newBuilder()
                        .setTok("azure-native:network:getExpressRouteCircuit")
                        .setArgs(PropertyCodec.write(new Bag(Map.of("resourceGroupName", "g", "circuitName", "c"))))
                        .build()))
                .hasMessageContaining("Status=404 Code=\"ResourceGroupNotFound\"");
    }
}
