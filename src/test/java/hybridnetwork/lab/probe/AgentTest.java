package hybridnetwork.lab.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** The hosts' traffic, on this machine's own loopback. */
class AgentTest {
    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private static InetSocketAddress serving() throws IOException {
        int port = freePort();
        Echo.serve(port);
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aHostAnswersByTcpAndUdp() throws IOException {
        InetSocketAddress host = serving();
        assertThat(Attempt.tcp(ANY, host, 2000)).isEqualTo("answered");
        assertThat(Attempt.udp(ANY, host, 2000)).isEqualTo("answered");
    }

    @Test
    void whereNobodyListensNobodyAnswers() throws IOException {
        InetSocketAddress nobody = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
        assertThat(Attempt.tcp(ANY, nobody, 2000)).startsWith("refused");
        assertThat(Attempt.udp(ANY, nobody, 200)).isNotEqualTo("answered");
    }

    @Test
    void aSessionSurvivesWhereItsPeerGoesOnAnswering() throws IOException {
        assertThat(Session.open(ANY, serving()).end(5000)).startsWith("survived ");
    }

    @Test
    void aStreamSendsUntilItIsEndedAndKnowsWhatWasAnswered() throws IOException {
        Stream stream = Stream.start(ANY, serving(), 1000);
        String line = stream.end();
        Packets packets = Packets.parse(line);
        assertThat(line).startsWith("packets");
        assertThat(packets.lost()).isZero();
    }

    @Test
    void aStreamToNobodyLosesEverything() throws IOException {
        InetSocketAddress nobody = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
        Packets packets = Packets.parse(Stream.start(ANY, nobody, 1000).end());
        assertThat(packets.lost()).isEqualTo(packets.all().size());
    }
}
