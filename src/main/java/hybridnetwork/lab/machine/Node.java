package hybridnetwork.lab.machine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One network namespace of a run: a host, a router or a stretch of network.
 *
 * <p>Processes enter it by {@code nsenter}, which becomes the command in place, so that a process that is started here is the
 * daemon itself.
 */
public final class Node {
    private final RunFolder run;
    private final String name;

    private Node(RunFolder run, String name) {
        this.run = run;
        this.name = name;
    }

    /** Makes the namespace, forwarding packets or not. */
    public static Node create(RunFolder run, String name, boolean forwards) {
        Node node = new Node(run, name);
        Commands.run(List.of("ip", "netns", "add", run.namespace(name)), "");
        node.run(
                List.of(
                        "sysctl",
                        "-qw",
                        // While a route changes, the two directions of a flow take different paths for some
                        // milliseconds.
                        "net.ipv4.conf.all.rp_filter=0",
                        "net.ipv4.conf.default.rp_filter=0",
                        "net.ipv4.icmp_ratelimit=0",
                        "net.ipv6.conf.all.disable_ipv6=1",
                        "net.ipv6.conf.default.disable_ipv6=1",
                        "net.ipv4.fib_multipath_hash_policy=1",
                        "net.ipv4.ip_forward=" + (forwards ? 1 : 0)),
                "");
        node.ip("link set lo up");
        return node;
    }

    public String name() {
        return name;
    }

    /** The namespace's own name on the machine. */
    public String namespace() {
        return run.namespace(name);
    }

    /** A folder for what runs here. */
    public Path folder(String kind) {
        return run.path().resolve(kind).resolve(name);
    }

    private List<String> inside(List<String> line) {
        List<String> all = new ArrayList<>(List.of("nsenter", "--net=/run/netns/" + namespace(), "--"));
        all.addAll(line);
        return all;
    }

    /** Runs a command here that has to succeed. */
    public String run(List<String> line, String input) {
        return Commands.run(inside(line), input);
    }

    /** Runs a command here that may fail. */
    public Commands.Ended tried(List<String> line) {
        return Commands.tried(inside(line), "");
    }

    /** Lines of {@code ip}, all or none of which should work. */
    public void ip(String... lines) {
        Commands.run(List.of("ip", "-n", namespace(), "-batch", "-"), String.join("\n", lines) + "\n");
    }

    /** Adds to the packet filter here. */
    public void nft(String rules) {
        run(List.of("nft", "-f", "-"), rules);
    }

    /** Starts a daemon here that stays in the foreground, out of reach of the terminal's Ctrl-C; its words go to a file. */
    public Process start(List<String> line, Map<String, String> environment, Path words) {
        ProcessBuilder builder = new ProcessBuilder(daemon(line))
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(words.toFile());
        return start(builder, environment);
    }

    /** Starts a process here that is spoken to over its standard streams. */
    public Process converse(List<String> line, Path words) {
        return start(new ProcessBuilder(daemon(line)).redirectError(words.toFile()), Map.of());
    }

    private List<String> daemon(List<String> line) {
        List<String> all = new ArrayList<>(List.of("setsid"));
        all.addAll(inside(line));
        return all;
    }

    private Process start(ProcessBuilder builder, Map<String, String> environment) {
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            run.started(process.pid());
            return process;
        } catch (IOException e) {
            throw new LabFault(builder.command() + " cannot be started in " + name + ": " + e.getMessage(), e);
        }
    }

    /** Joins two nodes by a cable; both ends are up. */
    public static void cable(Node one, String interfaceOfOne, Node other, String interfaceOfOther) {
        Commands.run(
                List.of("ip", "-batch", "-"),
                "link add name " + interfaceOfOne + " netns " + one.namespace() + " type veth peer name "
                        + interfaceOfOther + " netns " + other.namespace() + "\n");
        one.ip("link set dev " + interfaceOfOne + " up");
        other.ip("link set dev " + interfaceOfOther + " up");
    }
}
