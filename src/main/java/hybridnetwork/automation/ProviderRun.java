package hybridnetwork.automation;

import hybridnetwork.resources.Bag;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import pulumirpc.Language.RunRequest;
import pulumirpc.Language.RunResponse;
import pulumirpc.Provider.CheckFailure;
import pulumirpc.Resource.ResourceInvokeRequest;
import pulumirpc.Resource.ResourceInvokeResponse;
import pulumirpc.ResourceMonitorGrpc;

/**
 * A preview whose program registers nothing and asks the engine's own providers, as long as it is not closed. The engine configures a
 * provider at its first question, and asks it with the stack's settings.
 */
public final class ProviderRun implements AutoCloseable {
    private final EngineProcess engine;
    private final InlineProgram program;
    private final EngineEvents events = new EngineEvents((operation, resource) -> {});
    private final CompletableFuture<String> monitor = new CompletableFuture<>();
    private final CompletableFuture<RunResponse> end = new CompletableFuture<>();
    private final Thread preview;
    private final ManagedChannel channel;

    private ProviderRun(EngineProcess engine, String stack) throws IOException, EngineFailed {
        this.engine = engine;
        this.program = InlineProgram.speaking(this::run);
        this.preview = new Thread(() -> preview(stack), "provider-run");
        preview.setDaemon(true);
        preview.start();
        try {
            // On this machine's loopback interface, where the engine listens in clear.
            this.channel = NettyChannelBuilder.forTarget(monitor.join())
                    .usePlaintext()
                    .maxInboundMessageSize(Integer.MAX_VALUE)
                    .build();
        } catch (CompletionException e) {
            program.close();
            Throwable cause = e.getCause();
            throw new EngineFailed(String.valueOf((cause == null ? e : cause).getMessage()));
        }
    }

    /**
     * Starts the preview and waits until the engine runs the program.
     *
     * @throws EngineFailed when it does not come to that; the message is what the engine said
     */
    public static ProviderRun begin(EngineProcess engine, String stack) throws IOException, EngineFailed {
        return new ProviderRun(engine, stack);
    }

    private RunResponse run(RunRequest request) {
        monitor.complete(request.getMonitorAddress());
        return end.join();
    }

    private void preview(String stack) {
        try {
            engine.run(
                    List.of(
                            "preview",
                            "--stack",
                            stack,
                            "--color",
                            "never",
                            "--exec-kind",
                            "auto.inline",
                            program.client()),
                    events);
            monitor.completeExceptionally(new IOException(words()));
        } catch (IOException | CancellationException e) {
            monitor.completeExceptionally(e);
        }
    }

    private String words() {
        return events.errors().isEmpty() ? engine.lastWords() : String.join("\n", events.errors());
    }

    /**
     * Asks a provider.
     *
     * @param token the function's, such as {@code azure-native:network:getVirtualNetworkGateway}
     * @param version the provider's, such as {@code 2.10.0}
     * @return the answer, or a {@link ProviderRefusal} with the provider's words
     */
    public CompletableFuture<Bag> invoke(String token, Bag arguments, String version) {
        var answer = new CompletableFuture<Bag>();
        ResourceInvokeRequest request = ResourceInvokeRequest.newBuilder()
                .setTok(token)
                .setArgs(PropertyCodec.write(arguments))
                .setVersion(version)
                .build();
        ResourceMonitorGrpc.newStub(channel).invoke(request, new StreamObserver<>() {
            @Override
            public void onNext(ResourceInvokeResponse response) {
                if (response.getFailuresCount() > 0) {
                    answer.completeExceptionally(new ProviderRefusal(failures(response)));
                } else {
                    answer.complete(PropertyCodec.read(response.getReturn()));
                }
            }

            @Override
            public void onError(Throwable failure) {
                answer.completeExceptionally(refusal(Status.fromThrowable(failure)));
            }

            @Override
            public void onCompleted() {
                // The answer came before.
            }
        });
        return answer;
    }

    private static String failures(ResourceInvokeResponse response) {
        return response.getFailuresList().stream().map(CheckFailure::getReason).collect(Collectors.joining("; "));
    }

    /** An engine that ends says why in its events, and no more than that it is gone on the wire. */
    private ProviderRefusal refusal(Status status) {
        List<String> words = new ArrayList<>();
        if (status.getCode() == Status.Code.UNAVAILABLE || status.getCode() == Status.Code.CANCELLED) {
            words.addAll(events.errors());
        }
        String said = String.valueOf(status.getDescription());
        words.add(said.replaceFirst("(?s)^.*returned an error: ", ""));
        return new ProviderRefusal(words.get(0));
    }

    /** Ends the program, and with it the preview. */
    @Override
    public void close() {
        channel.shutdownNow();
        end.complete(RunResponse.getDefaultInstance());
        try {
            preview.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            engine.kill();
        }
        program.close();
    }
}
