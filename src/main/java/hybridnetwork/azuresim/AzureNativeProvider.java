package hybridnetwork.azuresim;

import com.google.protobuf.Empty;
import com.google.protobuf.Struct;
import hybridnetwork.automation.PropertyCodec;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.function.Supplier;
import pulumirpc.Plugin.PluginAttach;
import pulumirpc.Plugin.PluginInfo;
import pulumirpc.Provider.CheckFailure;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.CheckResponse;
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.Provider.ConfigureResponse;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.CreateResponse;
import pulumirpc.Provider.DeleteRequest;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.GetSchemaRequest;
import pulumirpc.Provider.GetSchemaResponse;
import pulumirpc.Provider.InvokeRequest;
import pulumirpc.Provider.InvokeResponse;
import pulumirpc.Provider.ReadRequest;
import pulumirpc.Provider.ReadResponse;
import pulumirpc.Provider.UpdateRequest;
import pulumirpc.Provider.UpdateResponse;
import pulumirpc.ResourceProviderGrpc.ResourceProviderImplBase;

/** The provider's protocol in front of {@link ProviderCore}: messages to bags and back, errors to statuses. */
final class AzureNativeProvider extends ResourceProviderImplBase {
    static final String VERSION = "2.10.0";

    private final SimulatedAzure azure;
    private final Runnable dies;
    private final Notices notices = new Notices();
    private volatile ProviderCore core;

    /** @param dies ends the process, as far as the engine can tell */
    AzureNativeProvider(SimulatedAzure azure, Runnable dies) {
        this.azure = azure;
        this.dies = dies;
        this.core = configured(Bag.EMPTY);
    }

    @Override
    public void attach(PluginAttach request, StreamObserver<Empty> to) {
        answer(to, () -> {
            notices.to(request.getAddress());
            return Empty.getDefaultInstance();
        });
    }

    @Override
    public void getPluginInfo(Empty request, StreamObserver<PluginInfo> to) {
        answer(to, () -> PluginInfo.newBuilder().setVersion(VERSION).build());
    }

    @Override
    public void getSchema(GetSchemaRequest request, StreamObserver<GetSchemaResponse> to) {
        answer(
                to,
                () -> GetSchemaResponse.newBuilder().setSchema(SdkSchema.text()).build());
    }

    @Override
    public void checkConfig(CheckRequest request, StreamObserver<CheckResponse> to) {
        answer(to, () -> CheckResponse.newBuilder().setInputs(request.getNews()).build());
    }

    /** azure-native compares nothing and replaces nothing: whether its configuration has changed the engine finds itself. */
    @Override
    public void diffConfig(DiffRequest request, StreamObserver<DiffResponse> to) {
        answer(
                to,
                () -> DiffResponse.newBuilder()
                        .setChanges(DiffResponse.DiffChanges.DIFF_UNKNOWN)
                        .build());
    }

    @Override
    public void configure(ConfigureRequest request, StreamObserver<ConfigureResponse> to) {
        answer(to, () -> {
            core = configured(PropertyCodec.read(request.getArgs()));
            return ConfigureResponse.newBuilder().setSupportsPreview(true).build();
        });
    }

    private ProviderCore configured(Bag configuration) {
        Login.Account account = azure.login().account();
        return new ProviderCore(
                azure,
                configuration.text("subscriptionId").orElse(account.subscription()),
                configuration.text("tenantId").orElse(account.tenant()),
                configuration.text("location").orElse(""));
    }

    @Override
    public void check(CheckRequest request, StreamObserver<CheckResponse> to) {
        answer(to, () -> {
            ResourceKind kind = kind(request.getUrn());
            if (!Rules.know(kind)) {
                notices.unknown(kind, request.getUrn());
            }
            Bag inputs = core.withDefaults(
                    kind,
                    PropertyCodec.read(request.getNews()),
                    PropertyCodec.read(request.getOlds()),
                    nameIn(request.getUrn()),
                    request.getRandomSeed().toByteArray());
            CheckResponse.Builder response = CheckResponse.newBuilder().setInputs(PropertyCodec.write(inputs));
            for (InputCheck.Failure failure : InputCheck.of(kind, inputs)) {
                response.addFailures(CheckFailure.newBuilder()
                        .setProperty(failure.property())
                        .setReason(failure.reason()));
            }
            return response.build();
        });
    }

    @Override
    public void diff(DiffRequest request, StreamObserver<DiffResponse> to) {
        answer(to, () -> {
            Bag old = PropertyCodec.read(request.getOldInputs());
            return DiffMessage.of(
                    kind(request.getUrn()),
                    Difference.between(old, PropertyCodec.read(request.getNews())),
                    old.flag(AutomaticName.MARK));
        });
    }

    @Override
    public void create(CreateRequest request, StreamObserver<CreateResponse> to) {
        answer(to, () -> {
            ResourceKind kind = kind(request.getUrn());
            Bag inputs = PropertyCodec.read(request.getProperties());
            if (request.getPreview()) {
                return CreateResponse.newBuilder()
                        .setProperties(PropertyCodec.write(core.expected(kind, inputs, Bag.EMPTY)))
                        .build();
            }
            ArmId id = core.idOf(kind, inputs);
            try {
                Bag outputs = core.create(kind, inputs, timeout(request.getTimeout()));
                return CreateResponse.newBuilder()
                        .setId(id.toString())
                        .setProperties(PropertyCodec.write(outputs))
                        .build();
            } catch (CallCutShort e) {
                throw halfDone(e, id, request.getProperties());
            }
        });
    }

    @Override
    public void update(UpdateRequest request, StreamObserver<UpdateResponse> to) {
        answer(to, () -> {
            ResourceKind kind = kind(request.getUrn());
            Bag inputs = PropertyCodec.read(request.getNews());
            if (request.getPreview()) {
                Bag expected = core.expected(kind, inputs, PropertyCodec.read(request.getOlds()));
                return UpdateResponse.newBuilder()
                        .setProperties(PropertyCodec.write(expected))
                        .build();
            }
            try {
                Bag outputs = core.update(kind, inputs, timeout(request.getTimeout()));
                return UpdateResponse.newBuilder()
                        .setProperties(PropertyCodec.write(outputs))
                        .build();
            } catch (CallCutShort e) {
                throw halfDone(e, core.idOf(kind, inputs), request.getNews());
            }
        });
    }

    @Override
    public void read(ReadRequest request, StreamObserver<ReadResponse> to) {
        answer(to, () -> {
            ProviderCore.Reading reading = core.read(
                    kind(request.getUrn()),
                    request.getId(),
                    PropertyCodec.read(request.getInputs()),
                    PropertyCodec.read(request.getProperties()));
            return reading.found()
                    .map(found -> ReadResponse.newBuilder()
                            .setId(found.id().toString())
                            .setProperties(PropertyCodec.write(found.outputs()))
                            .setInputs(PropertyCodec.write(found.inputs()))
                            .build())
                    .orElse(ReadResponse.getDefaultInstance());
        });
    }

    @Override
    public void delete(DeleteRequest request, StreamObserver<Empty> to) {
        answer(to, () -> {
            try {
                core.delete(request.getId(), timeout(request.getTimeout()));
            } catch (CallCutShort e) {
                throw lost(e);
            }
            return Empty.getDefaultInstance();
        });
    }

    @Override
    public void invoke(InvokeRequest request, StreamObserver<InvokeResponse> to) {
        answer(
                to,
                () -> InvokeResponse.newBuilder()
                        .setReturn(
                                PropertyCodec.write(core.call(request.getTok(), PropertyCodec.read(request.getArgs()))))
                        .build());
    }

    @Override
    public void cancel(Empty request, StreamObserver<Empty> to) {
        answer(to, Empty::getDefaultInstance);
    }

    /** Ends what it has open to an engine. */
    void close() {
        notices.close();
    }

    private static ResourceKind kind(String urn) {
        String token = urn.split("::", -1)[2];
        String own = token.substring(token.lastIndexOf('$') + 1);
        return ResourceKind.ofToken(own)
                .orElseThrow(() -> new IllegalArgumentException("azure-native " + VERSION + " has no type " + own));
    }

    private static String nameIn(String urn) {
        return urn.substring(urn.lastIndexOf("::") + 2);
    }

    private static Duration timeout(double seconds) {
        return seconds > 0 ? Duration.ofMillis((long) (seconds * 1000)) : ProviderCore.DEFAULT_TIMEOUT;
    }

    /** The resource may exist: the engine must keep its id, or it would be lost. */
    private RuntimeException halfDone(CallCutShort cut, ArmId id, Struct inputs) {
        return cut.reason() == CallCutShort.Reason.DIED ? lost(cut) : InitFailure.of(cut, id, inputs, azure.get(id));
    }

    private RuntimeException lost(CallCutShort cut) {
        if (cut.reason() == CallCutShort.Reason.DIED) {
            dies.run();
        }
        return Status.UNKNOWN.withDescription(cut.getMessage()).asRuntimeException();
    }

    private static <T> void answer(StreamObserver<T> to, Supplier<T> work) {
        T message;
        try {
            message = work.get();
        } catch (AzureError e) {
            to.onError(Status.UNKNOWN.withDescription(e.asProviderSays()).asRuntimeException());
            return;
        } catch (StatusRuntimeException e) {
            to.onError(e);
            return;
        } catch (RuntimeException e) {
            to.onError(
                    Status.UNKNOWN.withDescription(e.getMessage()).withCause(e).asRuntimeException());
            return;
        }
        to.onNext(message);
        to.onCompleted();
    }
}
