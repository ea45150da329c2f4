package hybridnetwork.automation;

import io.grpc.Attributes;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerTransportFilter;
import io.grpc.Status;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Lets a server on the loopback interface answer the processes of one user only.
 *
 * <p>Linux tells the user of every socket in {@code /proc/net/tcp}. Other systems do not, and everybody on the machine is answered
 * there.
 */
public final class SameUser extends ServerTransportFilter implements ServerInterceptor {
    private static final Attributes.Key<Boolean> REFUSED = Attributes.Key.create("of another user");
    private static final Path SELF = Path.of("/proc/self");

    /** A socket of version 6 may carry a connection of version 4. */
    private static final List<Path> TABLES = List.of(SELF.resolve("net/tcp"), SELF.resolve("net/tcp6"));

    private final Optional<Integer> user;

    /** @param user empty to answer everybody */
    public SameUser(Optional<Integer> user) {
        this.user = user;
    }

    /** Of the user who runs this process. */
    public static SameUser current() {
        if (!TABLES.stream().allMatch(Files::isReadable)) {
            return new SameUser(Optional.empty());
        }
        try {
            return new SameUser(Optional.of((Integer) Files.getAttribute(SELF, "unix:uid")));
        } catch (IOException | UnsupportedOperationException e) {
            return new SameUser(Optional.empty());
        }
    }

    /** Who is not found in the tables is refused. */
    @Override
    public Attributes transportReady(Attributes connection) {
        boolean answered = user.isEmpty()
                || (connection.get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR) instanceof InetSocketAddress caller
                        && connection.get(Grpc.TRANSPORT_ATTR_LOCAL_ADDR) instanceof InetSocketAddress here
                        && answers(caller, here.getPort()));
        return answered ? connection : connection.toBuilder().set(REFUSED, true).build();
    }

    /** Whether a caller of this server's port is of the user. */
    public boolean answers(InetSocketAddress caller, int port) {
        return user.isEmpty() || userOf(caller, port, lines()).equals(user);
    }

    @Override
    public <A, B> ServerCall.Listener<A> interceptCall(
            ServerCall<A, B> call, Metadata headers, ServerCallHandler<A, B> next) {
        if (call.getAttributes().get(REFUSED) == null) {
            return next.startCall(call, headers);
        }
        call.close(
                Status.PERMISSION_DENIED.withDescription("only the user who started this simulation is answered; start"
                        + " one of your own with ./hybrid simulate"),
                new Metadata());
        return new ServerCall.Listener<>() {};
    }

    private static List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Path table : TABLES) {
            try {
                lines.addAll(Files.readAllLines(table));
            } catch (IOException e) {
                return List.of();
            }
        }
        return lines;
    }

    /**
     * The user of the socket that a connection comes from; empty where the tables do not have it.
     *
     * @param port the server's
     * @param lines of {@code /proc/net/tcp} and {@code tcp6}: number, own address, other address, state, queues, timer,
     *     retransmissions, user
     */
    public static Optional<Integer> userOf(InetSocketAddress caller, int port, List<String> lines) {
        if (!(caller.getAddress() instanceof Inet4Address address)) {
            return Optional.empty();
        }
        String own = words(address.getAddress()) + hex(caller.getPort());
        String mapped = words(new byte[8]) + words(new byte[] {0, 0, -1, -1}) + own;
        String other = hex(port);
        return lines.stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(entry -> entry.length > 7
                        && (entry[1].equals(own) || entry[1].equals(mapped))
                        && entry[2].endsWith(other))
                .map(entry -> Integer.valueOf(entry[7]))
                .findFirst();
    }

    private static String hex(int port) {
        return String.format(Locale.ROOT, ":%04X", port);
    }

    /** An address as the tables have it: each four bytes are a number as this processor reads it. */
    private static String words(byte[] address) {
        ByteBuffer bytes = ByteBuffer.wrap(address).order(ByteOrder.nativeOrder());
        StringBuilder text = new StringBuilder();
        while (bytes.hasRemaining()) {
            text.append(HexFormat.of().withUpperCase().toHexDigits(bytes.getInt()));
        }
        return text.toString();
    }
}
