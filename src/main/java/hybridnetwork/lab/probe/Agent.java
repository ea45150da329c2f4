package hybridnetwork.lab.probe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A host of the lab: it answers at one port, and opens connections when told to on standard input. It ends when that does, so
 * that none outlives its drill.
 */
public final class Agent {
    /** All that is sent to a host is led here by its packet filter. */
    public static final int PORT = 7;

    private final PrintStream out;
    private final Map<String, Stream> streams = new HashMap<>();
    private final Map<String, Session> sessions = new HashMap<>();

    private Agent(PrintStream out) {
        this.out = out;
    }

    /** Answers each line on standard input with one line on standard output. */
    public static void main(String[] args) throws IOException {
        Agent agent = new Agent(System.out);
        Echo.serve(PORT);
        agent.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            agent.out.println(agent.answer(line.split(" ", -1)));
        }
    }

    private String answer(String[] words) {
        try {
            return switch (words[0]) {
                case "connect" -> Attempt.tcp(source(words[1]), target(words[2]), Integer.parseInt(words[3]));
                case "ask" -> Attempt.udp(source(words[1]), target(words[2]), Integer.parseInt(words[3]));
                case "stream" -> {
                    streams.put(words[1], Stream.start(source(words[2]), target(words[3]), Long.parseLong(words[4])));
                    yield "ok";
                }
                case "end-stream" -> known(streams.remove(words[1])).end();
                case "session" -> {
                    sessions.put(words[1], Session.open(source(words[2]), target(words[3])));
                    yield "ok";
                }
                case "end-session" -> known(sessions.remove(words[1])).end(Long.parseLong(words[2]));
                default -> "error unknown word " + words[0];
            };
        } catch (IOException | RuntimeException e) {
            return "error " + e;
        }
    }

    private static <T> T known(@Nullable T begun) {
        if (begun == null) {
            throw new IllegalStateException("nothing of this name was begun");
        }
        return begun;
    }

    private static InetSocketAddress source(String address) {
        return new InetSocketAddress(address, 0);
    }

    private static InetSocketAddress target(String addressAndPort) {
        int colon = addressAndPort.indexOf(':');
        return new InetSocketAddress(
                addressAndPort.substring(0, colon), Integer.parseInt(addressAndPort.substring(colon + 1)));
    }
}
