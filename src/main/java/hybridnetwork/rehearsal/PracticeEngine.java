package hybridnetwork.rehearsal;

import com.google.protobuf.Empty;
import com.pulumi.Context;
import hybridnetwork.automation.InlineProgram;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import pulumirpc.EngineGrpc.EngineImplBase;
import pulumirpc.EngineOuterClass.LogRequest;
import pulumirpc.Language.RunRequest;
import pulumirpc.Resource.RegisterResourceOutputsRequest;
import pulumirpc.Resource.RegisterResourceRequest;
import pulumirpc.Resource.RegisterResourceResponse;
import pulumirpc.Resource.SupportsFeatureRequest;
import pulumirpc.Resource.SupportsFeatureResponse;
import pulumirpc.ResourceMonitorGrpc.ResourceMonitorImplBase;

/** An engine in this process that agrees to everything and keeps nothing, without a state, a provider or a configuration. */
public final class PracticeEngine {
    private PracticeEngine() {}

    /** Runs the program as in a preview, whatever comes of it. */
    public static void run(Consumer<Context> program) throws IOException {
        Server server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(new Monitor())
                .addService(new Log())
                .build()
                .start();
        try {
            String address = "127.0.0.1:" + server.getPort();
            InlineProgram.run(
                    RunRequest.newBuilder()
                            .addArgs(address)
                            .setMonitorAddress(address)
                            .setProject("hybrid-network")
                            .setStack("practice")
                            .setDryRun(true)
                            .build(),
                    program);
        } finally {
            server.shutdownNow();
        }
    }

    private static <T> void answer(StreamObserver<T> to, T value) {
        to.onNext(value);
        to.onCompleted();
    }

    private static final class Monitor extends ResourceMonitorImplBase {
        @Override
        public void supportsFeature(SupportsFeatureRequest request, StreamObserver<SupportsFeatureResponse> to) {
            answer(to, SupportsFeatureResponse.newBuilder().setHasSupport(true).build());
        }

        @Override
        public void registerResource(RegisterResourceRequest request, StreamObserver<RegisterResourceResponse> to) {
            String urn = "urn:pulumi:practice::hybrid-network::" + request.getType() + "::" + request.getName();
            answer(
                    to,
                    RegisterResourceResponse.newBuilder()
                            .setUrn(urn)
                            .setObject(request.getObject())
                            .build());
        }

        @Override
        public void registerResourceOutputs(RegisterResourceOutputsRequest request, StreamObserver<Empty> to) {
            answer(to, Empty.getDefaultInstance());
        }
    }

    private static final class Log extends EngineImplBase {
        @Override
        public void log(LogRequest request, StreamObserver<Empty> to) {
            answer(to, Empty.getDefaultInstance());
        }
    }
}
