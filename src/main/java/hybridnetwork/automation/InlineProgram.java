package hybridnetwork.automation;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.protobuf.Empty;
import com.pulumi.Context;
import com.pulumi.deployment.internal.DeploymentInstanceHolder;
import com.pulumi.deployment.internal.InlineDeploymentSettings;
import com.pulumi.internal.PulumiInternal;
import com.pulumi.resources.StackOptions;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import pulumirpc.Language.GetRequiredPackagesRequest;
import pulumirpc.Language.GetRequiredPackagesResponse;
import pulumirpc.Language.RunRequest;
import pulumirpc.Language.RunResponse;
import pulumirpc.LanguageRuntimeGrpc.LanguageRuntimeImplBase;
import pulumirpc.Plugin.PluginInfo;

/**
 * A program in this process as the engine calls it, on the loopback interface.
 *
 * <p>In place of the SDK's own, whose {@code up} fails on stack outputs that are not text, and which listens on every
 * interface and answers everybody.
 */
public final class InlineProgram implements AutoCloseable {
    /** The SDK leaves its channels open after a program; held here, or the setting would be collected. */
    private static final Logger CHANNELS = Logger.getLogger("io.grpc.internal.ManagedChannelOrphanWrapper");

    /** Repeats on standard error, with stack traces, what the engine's events say; it sets its own level at each run. */
    private static final Logger DEPLOYMENT = Logger.getLogger("com.pulumi.deployment.internal.DeploymentImpl");

    private final Server server;

    /**
     * A program that uses the SDK.
     *
     * @throws IOException when no port can be had
     */
    public InlineProgram(Consumer<Context> program) throws IOException {
        this((Function<RunRequest, RunResponse>) request -> run(request, program));
    }

    /**
     * A program that speaks the engine's protocol itself.
     *
     * @param program handles a run; the address of the engine's resource monitor stands in the request
     */
    static InlineProgram speaking(Function<RunRequest, RunResponse> program) throws IOException {
        return new InlineProgram(program);
    }

    private InlineProgram(Function<RunRequest, RunResponse> program) throws IOException {
        CHANNELS.setLevel(Level.OFF);
        DEPLOYMENT.setFilter(message -> false);
        SameUser sameUser = SameUser.current();
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .maxInboundMessageSize(Integer.MAX_VALUE)
                .addService(new LanguageHost(program))
                .addTransportFilter(sameUser)
                .intercept(sameUser)
                .build()
                .start();
    }

    /** The engine's argument for it. */
    public String client() {
        return "--client=127.0.0.1:" + server.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private static final class LanguageHost extends LanguageRuntimeImplBase {
        private final Function<RunRequest, RunResponse> program;

        private LanguageHost(Function<RunRequest, RunResponse> program) {
            this.program = program;
        }

        @Override
        public void getRequiredPackages(
                GetRequiredPackagesRequest request, StreamObserver<GetRequiredPackagesResponse> to) {
            to.onNext(GetRequiredPackagesResponse.getDefaultInstance());
            to.onCompleted();
        }

        @Override
        public void getPluginInfo(Empty request, StreamObserver<PluginInfo> to) {
            to.onNext(PluginInfo.newBuilder().setVersion("1.0.0").build());
            to.onCompleted();
        }

        @Override
        public void run(RunRequest request, StreamObserver<RunResponse> to) {
            to.onNext(program.apply(request));
            to.onCompleted();
        }
    }

    /** Runs a program that uses the SDK against the engine of a request. */
    public static RunResponse run(RunRequest request, Consumer<Context> program) {
        var settings = InlineDeploymentSettings.builder()
                .engineAddr(request.getArgs(0))
                .monitorAddr(request.getMonitorAddress())
                .config(ImmutableMap.copyOf(request.getConfigMap()))
                .configSecretKeys(ImmutableSet.copyOf(request.getConfigSecretKeysList()))
                .organization(request.getOrganization())
                .project(request.getProject())
                .stack(request.getStack())
                .isDryRun(request.getDryRun())
                .build();
        var response = RunResponse.newBuilder();
        try {
            int status = PulumiInternal.fromInline(settings, StackOptions.Empty)
                    .runAsync(program)
                    .join();
            if (status != 0) {
                response.setError("the program ended with status " + status);
            }
        } catch (RuntimeException e) {
            response.setError("the program failed: " + e.getMessage());
        } finally {
            DeploymentInstanceHolder.internalUnsafeDestroyInstance();
        }
        return response.build();
    }
}
