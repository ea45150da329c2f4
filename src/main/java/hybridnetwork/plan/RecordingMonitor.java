package hybridnetwork.plan;

import com.google.protobuf.Struct;
import com.pulumi.deployment.internal.Engine;
import com.pulumi.deployment.internal.Monitor;
import com.pulumi.resources.Resource;
import hybridnetwork.lifecycle.DeployedStack;
import hybridnetwork.resources.ArmId;
import io.grpc.Status;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToIntFunction;
import pulumirpc.EngineOuterClass.GetRootResourceRequest;
import pulumirpc.EngineOuterClass.GetRootResourceResponse;
import pulumirpc.EngineOuterClass.LogRequest;
import pulumirpc.EngineOuterClass.RequirePulumiVersionRequest;
import pulumirpc.EngineOuterClass.RequirePulumiVersionResponse;
import pulumirpc.Provider.CallResponse;
import pulumirpc.Resource.ReadResourceRequest;
import pulumirpc.Resource.ReadResourceResponse;
import pulumirpc.Resource.RegisterPackageRequest;
import pulumirpc.Resource.RegisterPackageResponse;
import pulumirpc.Resource.RegisterResourceOutputsRequest;
import pulumirpc.Resource.RegisterResourceRequest;
import pulumirpc.Resource.RegisterResourceResponse;
import pulumirpc.Resource.ResourceCallRequest;
import pulumirpc.Resource.ResourceInvokeRequest;
import pulumirpc.Resource.ResourceInvokeResponse;
import pulumirpc.Resource.SupportsFeatureRequest;
import pulumirpc.Resource.SupportsFeatureResponse;

/**
 * The engine as the SDK sees it, in the same JVM. With {@link RecordingDeployment} the only class that touches the SDK's
 * internals.
 */
final class RecordingMonitor implements Monitor, Engine {
    private final Registrations registrations;
    private final ProviderCalls calls;
    private final ToIntFunction<Resource> order;

    /** @param order a resource's place in the order of construction */
    RecordingMonitor(Registrations registrations, ProviderCalls calls, ToIntFunction<Resource> order) {
        this.registrations = registrations;
        this.calls = calls;
        this.order = order;
    }

    /** No optional feature: a resource that is passed as an input then arrives as its id, which is what a bag can hold. */
    @Override
    public CompletableFuture<SupportsFeatureResponse> supportsFeatureAsync(SupportsFeatureRequest request) {
        return CompletableFuture.completedFuture(SupportsFeatureResponse.getDefaultInstance());
    }

    @Override
    public CompletableFuture<RegisterResourceResponse> registerResourceAsync(
            Resource resource, RegisterResourceRequest request) {
        return CompletableFuture.completedFuture(registrations.register(order.applyAsInt(resource), request));
    }

    @Override
    public CompletableFuture<Void> registerResourceOutputsAsync(RegisterResourceOutputsRequest request) {
        registrations.registerOutputs(request.getUrn(), request.getOutputs());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<ResourceInvokeResponse> invokeAsync(ResourceInvokeRequest request) {
        Optional<Map<String, Object>> result =
                calls.call(request.getTok(), Wire.toBag(request.getArgs(), registrations::remember));
        if (result.isEmpty() && request.getTok().equals(DeployedStack.CALL)) {
            // No engine has deployed anything.
            return CompletableFuture.completedFuture(ResourceInvokeResponse.getDefaultInstance());
        }
        return result.map(bag -> CompletableFuture.completedFuture(ResourceInvokeResponse.newBuilder()
                        .setReturn(Wire.fromBag(bag))
                        .build()))
                .orElseGet(() -> CompletableFuture.failedFuture(Status.UNKNOWN
                        .withDescription("invocation of " + request.getTok()
                                + " returned an error: request failed: Service returned an error."
                                + " Status=404 Code=\"ResourceNotFound\" Message=\"The Resource was not found.\"")
                        .asRuntimeException()));
    }

    /** A resource of somebody else's: nothing is known of it but the id that the program has, and it is not recorded. */
    @Override
    public CompletableFuture<ReadResourceResponse> readResourceAsync(Resource resource, ReadResourceRequest request) {
        Struct state = request.getProperties().toBuilder()
                .putFields("name", Wire.text(ArmId.name(request.getId())))
                .build();
        return CompletableFuture.completedFuture(ReadResourceResponse.newBuilder()
                .setUrn(registrations.urn(request.getParent(), request.getType(), request.getName()))
                .setProperties(state)
                .build());
    }

    @Override
    public CompletableFuture<CallResponse> callAsync(ResourceCallRequest request) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException(
                "a recording cannot call the method " + request.getTok() + " of a resource"));
    }

    @Override
    public CompletableFuture<RegisterPackageResponse> registerPackageAsync(RegisterPackageRequest request) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException(
                "a recording knows no parameterized package such as " + request.getName()));
    }

    /** Not used: {@link RecordingDeployment} keeps the log, and an exception reaches the caller as one. */
    @Override
    public CompletableFuture<Void> logAsync(LogRequest request) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<GetRootResourceResponse> getRootResourceAsync(GetRootResourceRequest request) {
        return CompletableFuture.completedFuture(GetRootResourceResponse.getDefaultInstance());
    }

    @Override
    public CompletableFuture<RequirePulumiVersionResponse> requirePulumiVersionAsync(
            RequirePulumiVersionRequest request) {
        return CompletableFuture.completedFuture(RequirePulumiVersionResponse.getDefaultInstance());
    }
}
