package hybridnetwork.lab.network;

import hybridnetwork.lab.machine.Commands;
import hybridnetwork.lab.machine.LabFault;
import hybridnetwork.lab.machine.Node;
import hybridnetwork.lab.machine.Requirements;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** FRR's daemons of one router: all their sockets and files are in one folder of the run. */
public final class Frr {
    private static final int STARTUP_SECONDS = 15;
    private static final String USER = "frr";

    private final Node node;
    private final Path folder;

    private Frr(Node node) {
        this.node = node;
        this.folder = node.folder("frr");
    }

    /** Starts the daemons with no configuration at all, and waits until they listen. */
    static Frr start(Node node) {
        Frr frr = new Frr(node);
        frr.makeFolder();
        frr.daemon("zebra");
        await(node.name() + ": zebra", () -> Files.exists(frr.folder.resolve("zserv.api")));
        frr.daemon("staticd");
        frr.daemon("bfdd", "--bfdctl", frr.folder.resolve("bfdd.sock").toString());
        frr.daemon("bgpd");
        for (String daemon : List.of("staticd", "bfdd", "bgpd")) {
            await(node.name() + ": " + daemon, () -> Files.exists(frr.folder.resolve(daemon + ".vty")));
        }
        return frr;
    }

    private void makeFolder() {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("empty.conf"), "");
            // The integrated shell looks here instead of into /etc/frr.
            Files.writeString(folder.resolve("vtysh.conf"), "");
            Files.setPosixFilePermissions(folder.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Commands.run(List.of("chown", "-R", USER + ":" + USER, folder.toString()), "");
    }

    private void daemon(String name, String... more) {
        List<String> line = new ArrayList<>(List.of(
                Requirements.FRR.resolve(name).toString(),
                "-f",
                folder.resolve("empty.conf").toString(),
                "-i",
                folder.resolve(name + ".pid").toString(),
                "-z",
                folder.resolve("zserv.api").toString(),
                "--vty_socket",
                folder.toString(),
                "-P",
                "0"));
        line.addAll(List.of(more));
        node.start(line, Map.of(), folder.resolve(name + ".out"));
    }

    private static void await(String what, BooleanSupplier ready) {
        if (!Wait.until(STARTUP_SECONDS, ready)) {
            throw new LabFault(what + " did not start");
        }
    }

    /**
     * Reads an integrated configuration, as {@code frr.conf} is.
     *
     * @throws LabFault where a daemon refuses a line, with its words
     */
    void load(String configuration) {
        Path file = folder.resolve("frr.conf");
        try {
            Files.writeString(file, configuration);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String said = shell(List.of("-f", file.toString()));
        List<String> complaints = said.lines()
                .filter(line -> line.contains("%") || line.startsWith("line "))
                .toList();
        if (!complaints.isEmpty()) {
            throw new LabFault(node.name() + ": FRR refuses its configuration: " + String.join("; ", complaints));
        }
    }

    /** Enters lines of configuration, as an operator at the router would. */
    public void configure(List<String> lines) {
        List<String> all = new ArrayList<>(List.of("-c", "configure terminal"));
        lines.forEach(line -> all.addAll(List.of("-c", line)));
        shell(all);
    }

    /** What a {@code show} command prints; of what is not there, that it is not. */
    public String show(String command) {
        return node.tried(line(List.of("-c", command))).printed();
    }

    private String shell(List<String> arguments) {
        return node.run(line(arguments), "");
    }

    private List<String> line(List<String> arguments) {
        List<String> line =
                new ArrayList<>(List.of("vtysh", "--config_dir", folder.toString(), "--vty_socket", folder.toString()));
        line.addAll(arguments);
        return line;
    }
}
