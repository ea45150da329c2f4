package hybridnetwork.lab.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** Sends back what it is sent, by TCP and UDP, to any number of peers. */
final class Echo implements Runnable {
    private static final int LARGEST = 2048;
    private static final int BACKLOG = 1024;

    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocate(LARGEST);

    private Echo(Selector selector) {
        this.selector = selector;
    }

    static void serve(int port) throws IOException {
        Selector selector = Selector.open();
        ServerSocketChannel tcp = ServerSocketChannel.open().bind(new InetSocketAddress(port), BACKLOG);
        tcp.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
        DatagramChannel udp = DatagramChannel.open().bind(new InetSocketAddress(port));
        udp.configureBlocking(false).register(selector, SelectionKey.OP_READ);
        Thread thread = new Thread(new Echo(selector), "echo");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        try {
            while (true) {
                selector.select(this::serve);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(SelectionKey key) {
        try {
            if (key.channel() instanceof ServerSocketChannel listening) {
                for (SocketChannel peer = listening.accept(); peer != null; peer = listening.accept()) {
                    peer.configureBlocking(false).register(selector, SelectionKey.OP_READ);
                }
            } else if (key.channel() instanceof DatagramChannel datagrams) {
                buffer.clear();
                @Nullable SocketAddress peer = datagrams.receive(buffer);
                if (peer != null) {
                    datagrams.send(buffer.flip(), peer);
                }
            } else if (key.channel() instanceof SocketChannel peer) {
                buffer.clear();
                if (peer.read(buffer) < 0) {
                    peer.close();
                } else {
                    // A peer that takes nothing loses it: a probe sends a few bytes at a time.
                    peer.write(buffer.flip());
                }
            }
        } catch (IOException e) {
            close(key);
        }
    }

    private static void close(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException e) {
            key.cancel();
        }
    }
}
