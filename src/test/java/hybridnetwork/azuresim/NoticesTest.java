package hybridnetwork.azuresim;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Empty;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import pulumirpc.EngineGrpc.EngineImplBase;
import pulumirpc.EngineOuterClass.LogRequest;
import pulumirpc.EngineOuterClass.LogSeverity;

/** What the simulation tells the engine beside its answers. */
class NoticesTest {
    private static final ResourceKind ACCOUNT =
            ResourceKind.ofToken("azure-native:storage:StorageAccount").orElseThrow();
    private static final ResourceKind SITE =
            ResourceKind.ofToken("azure-native:web:WebApp").orElseThrow();

    private final List<LogRequest> heard = new CopyOnWriteArrayList<>();

    @Test
    void aKindWithoutRulesIsToldOnceARun() throws Exception {
        Server engine = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(new EngineImplBase() {
                    @Override
                    public void log(LogRequest request, StreamObserver<Empty> to) {
                        heard.add(request);
                        to.onNext(Empty.getDefaultInstance());
                        to.onCompleted();
                    }
                })
                .build()
                .start();
        Notices notices = new Notices();
        try {
            notices.unknown(ACCOUNT, "before any engine");
            for (int run = 0; run < 2; run++) {
                notices.to("127.0.0.1:" + engine.getPort());
                notices.unknown(ACCOUNT, "urn:one");
                notices.unknown(ACCOUNT, "urn:two");
                notices.unknown(SITE, "urn:three");
            }
        } finally {
            notices.close();
            engine.shutdownNow();
        }

        assertThat(heard)
                .extracting(LogRequest::getUrn)
                .containsExactly("urn:one", "urn:three", "urn:one", "urn:three");
        assertThat(heard).allSatisfy(each -> assertThat(each.getSeverity()).isEqualTo(LogSeverity.WARNING));
        assertThat(heard.get(0).getMessage()).contains("azure-native:storage:StorageAccount");
        assertThat(Rules.know(ResourceKind.NETWORK)).isTrue();
    }

    /** An engine that is gone in the middle of a run is no failure of the run. */
    @Test
    void nobodyMayBeListening() {
        Notices notices = new Notices();
        notices.to("127.0.0.1:1");
        notices.unknown(ACCOUNT, "urn:one");
        notices.close();

        assertThat(heard).isEmpty();
    }
}
