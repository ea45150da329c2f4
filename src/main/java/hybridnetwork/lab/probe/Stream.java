package hybridnetwork.lab.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A new connection every few milliseconds: each is one packet there and one back, on a port that the traffic intents allow, so
 * that nothing has to be opened for the measurement. The schedule is absolute: a late packet does not delay the next.
 */
final class Stream implements Runnable {
    /** Less than the second after which the kernel would send the first packet again. */
    private static final long PATIENCE = 900_000_000L;

    private final InetSocketAddress from;
    private final InetSocketAddress to;
    private final long interval;
    private final Selector selector;
    private final List<long[]> packets = new ArrayList<>();
    private final Deque<SelectionKey> open = new ArrayDeque<>();
    private final Thread thread = new Thread(this, "stream");
    private volatile boolean ending;

    private Stream(InetSocketAddress from, InetSocketAddress to, long interval) throws IOException {
        this.from = from;
        this.to = to;
        this.interval = interval;
        this.selector = Selector.open();
    }

    static Stream start(InetSocketAddress from, InetSocketAddress to, long intervalMicros) throws IOException {
        Stream stream = new Stream(from, to, intervalMicros * 1000);
        stream.thread.setDaemon(true);
        stream.thread.start();
        return stream;
    }

    /** For each packet when it was sent, and after how many nanoseconds it was answered; -1 when it was not. */
    String end() {
        ending = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        StringBuilder line = new StringBuilder("packets");
        packets.forEach(packet -> line.append(' ').append(packet[0]).append(',').append(packet[1]));
        return line.toString();
    }

    @Override
    public void run() {
        try {
            long next = System.nanoTime();
            while (!ending || !open.isEmpty()) {
                long now = System.nanoTime();
                while (!ending && now - next >= 0) {
                    send();
                    next += interval;
                }
                expire(now);
                long wait = ending ? 5 : Math.max(1, (next - System.nanoTime()) / 1_000_000);
                selector.select(this::answered, wait);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send() throws IOException {
        long[] packet = {System.nanoTime(), -1};
        packets.add(packet);
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        try {
            channel.bind(from);
            if (channel.connect(to)) {
                packet[1] = System.nanoTime() - packet[0];
                channel.close();
            } else {
                open.add(channel.register(selector, SelectionKey.OP_CONNECT, packet));
            }
        } catch (IOException e) {
            // No route to it: lost.
            channel.close();
        }
    }

    private void answered(SelectionKey key) {
        long[] packet = (long[]) key.attachment();
        SocketChannel channel = (SocketChannel) key.channel();
        try {
            if (channel.finishConnect()) {
                packet[1] = System.nanoTime() - packet[0];
            }
        } catch (IOException e) {
            // An error message instead of an answer: lost.
        }
        close(channel);
    }

    private void expire(long now) {
        while (!open.isEmpty()) {
            SelectionKey oldest = open.peek();
            long[] packet = (long[]) oldest.attachment();
            if (oldest.channel().isOpen() && now - packet[0] < PATIENCE) {
                return;
            }
            open.remove();
            close((SocketChannel) oldest.channel());
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
