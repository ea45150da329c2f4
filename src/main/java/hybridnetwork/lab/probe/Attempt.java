package hybridnetwork.lab.probe;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** One try whether the other end answers. */
final class Attempt {
    private Attempt() {}

    /** {@code answered} when a connection came about, otherwise {@code silent} or what the network said. */
    static String tcp(InetSocketAddress from, InetSocketAddress to, int millis) {
        try (Socket socket = new Socket()) {
            socket.setSoLinger(true, 0);
            socket.bind(from);
            socket.connect(to, millis);
            return "answered";
        } catch (SocketTimeoutException e) {
            return "silent";
        } catch (IOException e) {
            return "refused " + e.getMessage();
        }
    }

    /** {@code answered} when a datagram came back. */
    static String udp(InetSocketAddress from, InetSocketAddress to, int millis) {
        try (DatagramSocket socket = new DatagramSocket(from)) {
            socket.connect(to);
            socket.setSoTimeout(millis);
            socket.send(new DatagramPacket(new byte[] {1}, 1));
            socket.receive(new DatagramPacket(new byte[1], 1));
            return "answered";
        } catch (SocketTimeoutException e) {
            return "silent";
        } catch (IOException e) {
            return "refused " + e.getMessage();
        }
    }
}
