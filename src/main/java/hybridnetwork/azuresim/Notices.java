package hybridnetwork.azuresim;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import pulumirpc.EngineGrpc;
import pulumirpc.EngineOuterClass.LogRequest;
import pulumirpc.EngineOuterClass.LogSeverity;

/** What the simulation tells the engine beside its answers: once a run for each kind of resource of which it knows no rule. */
final class Notices {
    private static final int PATIENCE_SECONDS = 5;

    private final Set<String> told = new HashSet<>();
    private @Nullable ManagedChannel engine;

    /** An engine has come: everything is new to it. */
    synchronized void to(String address) {
        close();
        told.clear();
        engine = NettyChannelBuilder.forTarget(address).usePlaintext().build();
    }

    synchronized void unknown(ResourceKind kind, String urn) {
        ManagedChannel channel = engine;
        if (channel == null || !told.add(kind.token())) {
            return;
        }
        LogRequest notice = LogRequest.newBuilder()
                .setSeverity(LogSeverity.WARNING)
                .setUrn(urn)
                .setMessage("The simulated Azure keeps no rule for " + kind.token()
                        + ": it checks the inputs of such a resource and what they refer to, and makes up what Azure"
                        + " would decide.")
                .build();
        try {
            EngineGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .log(notice);
        } catch (StatusRuntimeException e) {
            // The engine is gone; nobody is left to be told.
            told.remove(kind.token());
        }
    }

    synchronized void close() {
        ManagedChannel channel = engine;
        if (channel != null) {
            channel.shutdownNow();
        }
        engine = null;
    }
}
