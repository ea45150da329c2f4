package hybridnetwork.azuresim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.protobuf.Empty;
import hybridnetwork.automation.SameUser;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import pulumirpc.ResourceProviderGrpc;

/** Who is answered on the loopback interface. */
class SameUserTest {
    /** As Linux on a little-endian processor writes it, with three more users of one port number. */
    private static final List<String> TABLES = """
              sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: 0100007F:9C40 00000000:0000 0A 00000000:00000000 00:00000000 00000000     7        0 264747 2
               1: 0200007F:C350 0100007F:9C40 01 00000000:00000000 00:00000000 00000000  1002        0 264748 2
               2: 0100007F:C350 0100007F:9C41 01 00000000:00000000 00:00000000 00000000  1003        0 264749 2
               3: 0100007F:9C40 0100007F:C350 01 00000000:00000000 00:00000000 00000000     7        0 264750 2
               4: 0100007F:C350 0100007F:9C40 01 00000000:00000000 00:00000000 00000000  1001        0 264751 2
              sl  local_address                         remote_address                        st tx_queue rx_queue tr
               0: 0000000000000000FFFF00000100007F:C351 0000000000000000FFFF00000100007F:9C40 01 00000000:00000000 \
            00:00000000 00000000  1004        0 264752 2
            """.lines().toList();

    private static Optional<Integer> userOf(String address, int port) throws IOException {
        return SameUser.userOf(new InetSocketAddress(InetAddress.getByName(address), port), 40_000, TABLES);
    }

    @Test
    void theTablesOfLinuxTellTheUserOfASocket() throws IOException {
        assumeThat(ByteOrder.nativeOrder()).isEqualTo(ByteOrder.LITTLE_ENDIAN);

        assertThat(userOf("127.0.0.1", 50_000)).contains(1001);
        assertThat(userOf("127.0.0.2", 50_000)).contains(1002);
        assertThat(userOf("127.0.0.1", 50_001)).as("a socket of version 6").contains(1004);
        assertThat(userOf("127.0.0.1", 50_002)).isEmpty();
        assertThat(userOf("::1", 50_000)).isEmpty();
    }

    @Test
    void oneselfIsAnswered() throws IOException {
        assumeThat(Path.of("/proc/self/net/tcp")).exists();
        assertThat(version(SameUser.current())).isEqualTo("2.10.0");
    }

    @Test
    void anotherUserIsRefused() throws IOException {
        assumeThat(Path.of("/proc/self/net/tcp")).exists();
        int somebodyElse = 1 + (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");

        assertThatThrownBy(() -> version(new SameUser(Optional.of(somebodyElse))))
                .hasMessageContaining("PERMISSION_DENIED: only the user who started this simulation is answered");
    }

    @Test
    void whereTheSystemTellsNothingEverybodyIsAnswered() {
        assertThat(version(new SameUser(Optional.empty()))).isEqualTo("2.10.0");
    }

    private static String version(SameUser sameUser) {
        var azure = new SimulatedAzure(AzureSettings.defaults());
        try (var server = new AzureNativeServer(azure, 0, 0, sameUser)) {
            String port = server.environment()
                    .getOrDefault("PULUMI_DEBUG_PROVIDERS", "")
                    .replace("azure-native:", "");
            ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", Integer.parseInt(port))
                    .usePlaintext()
                    .build();
            try {
                return ResourceProviderGrpc.newBlockingStub(channel)
                        .getPluginInfo(Empty.getDefaultInstance())
                        .getVersion();
            } finally {
                channel.shutdownNow();
            }
        }
    }
}
