package hybridnetwork.lab.probe;

import hybridnetwork.lab.machine.LabFault;
import hybridnetwork.lab.machine.Node;
import hybridnetwork.net.Ipv4;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A host of the lab, which answers to every address that is routed to it, and its traffic. */
public final class Prober {
    private final Node node;
    private final BufferedReader in;
    private final BufferedWriter out;

    private Prober(Node node, BufferedReader in, BufferedWriter out) {
        this.node = node;
        this.in = in;
        this.out = out;
    }

    /** Begins to start the program in a namespace; {@link #awaitReady} waits for it. */
    public static Prober start(Node node, Path words) {
        Process process = node.converse(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-XX:-UsePerfData",
                        "-Xmx96m",
                        "-cp",
                        ownClasses(),
                        Agent.class.getName()),
                words);
        return new Prober(
                node, process.inputReader(StandardCharsets.UTF_8), process.outputWriter(StandardCharsets.UTF_8));
    }

    private static String ownClasses() {
        try {
            return Path.of(Agent.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until it answers. */
    public void awaitReady() {
        heard();
    }

    /** Whether the other end answers by TCP, asked once. */
    public boolean connects(Ipv4 from, Ipv4 to, int port, int patienceMillis) {
        return ask("connect " + from + " " + to + ":" + port + " " + patienceMillis)
                .equals("answered");
    }

    /** Whether the other end answers by UDP, asked once. */
    public boolean exchanges(Ipv4 from, Ipv4 to, int port, int patienceMillis) {
        return ask("ask " + from + " " + to + ":" + port + " " + patienceMillis).equals("answered");
    }

    /** Begins to open a connection every so many microseconds. */
    public void startStream(Ipv4 from, Ipv4 to, int port, long intervalMicros) {
        ask("stream s " + from + " " + to + ":" + port + " " + intervalMicros);
    }

    public Packets endStream() {
        return Packets.parse(ask("end-stream s"));
    }

    /** Opens a connection that stays open. */
    public void openSession(Ipv4 from, Ipv4 to, int port) {
        ask("session s " + from + " " + to + ":" + port);
    }

    /**
     * What became of a connection.
     *
     * @param longestStall in nanoseconds
     */
    public record SessionEnd(boolean survived, long longestStall) {}

    public SessionEnd endSession(long patienceMillis) {
        String[] words = ask("end-session s " + patienceMillis).split(" ", -1);
        return new SessionEnd(words[0].equals("survived"), Long.parseLong(words[1]));
    }

    private synchronized String ask(String line) {
        try {
            out.write(line + "\n");
            out.flush();
        } catch (IOException e) {
            throw new LabFault("the host " + node.name() + " of the lab has ended");
        }
        return heard();
    }

    private String heard() {
        try {
            String answer = in.readLine();
            if (answer == null || answer.startsWith("error ")) {
                throw new LabFault("the host " + node.name() + " of the lab "
                        + (answer == null ? "has ended" : "could not do it: " + answer.substring("error ".length())));
            }
            return answer;
        } catch (IOException e) {
            throw new LabFault("the host " + node.name() + " of the lab has ended");
        }
    }
}
