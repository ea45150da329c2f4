package hybridnetwork.lab.probe;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** One long connection on which a few bytes go back and forth all the time, to see whether it survives an outage. */
final class Session {
    private static final int CONNECT_MILLIS = 3000;
    private static final int INTERVAL_MILLIS = 20;
    private static final byte[] TICK = new byte[32];

    private final Socket socket;
    private volatile long last = System.nanoTime();
    private volatile long worst;
    private volatile boolean ending;
    private volatile @Nullable String broke;

    private Session(Socket socket) {
        this.socket = socket;
    }

    static Session open(InetSocketAddress from, InetSocketAddress to) throws IOException {
        Socket socket = new Socket();
        socket.bind(from);
        socket.connect(to, CONNECT_MILLIS);
        socket.setTcpNoDelay(true);
        Session session = new Session(socket);
        session.start("session sends", session::send);
        session.start("session reads", session::read);
        return session;
    }

    private interface Half {
        void run() throws IOException, InterruptedException;
    }

    private void start(String name, Half half) {
        Thread thread = new Thread(
                () -> {
                    try {
                        half.run();
                    } catch (IOException e) {
                        if (!ending) {
                            broke = String.valueOf(e.getMessage());
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    private void send() throws IOException, InterruptedException {
        while (!ending) {
            socket.getOutputStream().write(TICK);
            Thread.sleep(INTERVAL_MILLIS);
        }
    }

    private void read() throws IOException {
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[4096];
        while (in.read(buffer) >= 0) {
            long now = System.nanoTime();
            worst = Math.max(worst, now - last);
            last = now;
        }
    }

    /**
     * Waits until bytes come back again, for TCP tries at ever longer intervals.
     *
     * @return {@code survived} or {@code broken}, the longest time in nanoseconds without an answer, and why it broke
     */
    String end(long patienceMillis) throws IOException {
        long asked = System.nanoTime();
        while (last - asked < 0 && broke == null && System.nanoTime() - asked < patienceMillis * 1_000_000) {
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        boolean survived = last - asked >= 0;
        long stall = Math.max(worst, System.nanoTime() - last);
        ending = true;
        socket.setSoLinger(true, 0);
        socket.close();
        return (survived ? "survived " : "broken ") + stall + " " + (broke == null ? "" : broke);
    }
}
