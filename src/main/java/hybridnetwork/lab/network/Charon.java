package hybridnetwork.lab.network;

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

/**
 * A strongSwan daemon with ESP in user space, for one tunnel: the plugin has one TUN interface a daemon.
 */
final class Charon {
    private static final int STARTUP_SECONDS = 15;

    private final Node node;
    private final Path folder;

    private Charon(Node node, String name) {
        this.node = node;
        this.folder = node.folder("ipsec").resolve(name);
    }

    /**
     * Starts it.
     *
     * @param index of the daemon in its namespace
     * @param port its UDP port for IKE, and 4000 more for packets; 500 unless another daemon has it
     * @param tunnel what its interface is called then
     * @param settings of a router's own, which the lab's are read after
     */
    static Charon start(Node node, int index, int port, String tunnel, String settings) {
        Charon charon = new Charon(node, Integer.toString(index));
        charon.write(index, port, settings);
        node.start(
                List.of(Requirements.CHARON),
                Map.of("STRONGSWAN_CONF", charon.settings()),
                charon.folder.resolve("out"));
        String made = "ipsec" + index;
        boolean there = Wait.until(
                STARTUP_SECONDS,
                () -> Files.exists(charon.folder.resolve("charon.vici"))
                        && node.tried(List.of("ip", "link", "show", made)).well());
        if (!there) {
            throw new LabFault(node.name() + ": strongSwan did not start; " + charon.lastWords());
        }
        if (!made.equals(tunnel)) {
            // The daemon goes on looking for its interface by the old name, to lay a route that nothing follows.
            node.ip(
                    "link set dev " + made + " down",
                    "link set dev " + made + " name " + tunnel,
                    "link set dev " + tunnel + " up",
                    "link add name " + made + " type bridge",
                    "link set dev " + made + " up");
        }
        return charon;
    }

    private String settings() {
        return folder.resolve("strongswan.conf").toString();
    }

    private void write(int index, int port, String settings) {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            Files.writeString(
                    folder.resolve("strongswan.conf"),
                    settings
                            + """
                    charon-systemd {
                      load_modular = no
                      load = random nonce openssl kdf pem pkcs1 x509 pubkey kernel-libipsec kernel-netlink \
                    socket-default vici updown
                      port = %d
                      port_nat_t = %d
                      install_virtual_ip = no
                      # Any-to-any selectors would take every packet of the router into the tunnel, those of IKE included:
                      # the routes of this table come after all others, and BGP decides.
                      routing_table = %d
                      routing_table_prio = %d
                      retransmit_tries = 4
                      retransmit_timeout = 1.0
                      plugins {
                        vici { socket = unix://%s }
                        kernel-libipsec { allow_peer_ts = yes }
                      }
                      filelog { f { path = %s
                          time_format = %%H:%%M:%%S
                          default = 1
                          flush_line = yes } }
                      journal { default = -1 }
                    }
                    swanctl { load = random nonce openssl pem pkcs1 x509 pubkey }
                    """.formatted(
                                            port,
                                            port + 4000,
                                            220 + index,
                                            40000 + index,
                                            folder.resolve("charon.vici"),
                                            folder.resolve("charon.log")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Loads connections and keys, as {@code swanctl.conf} has them.
     *
     * @throws LabFault where strongSwan refuses a line, with its words
     */
    void load(String swanctl) {
        Path file = folder.resolve("swanctl.conf");
        try {
            Files.writeString(file, swanctl);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        control("--load-all", "--file", file.toString());
    }

    /** The security associations, in swanctl's words. */
    String associations() {
        return control("--list-sas");
    }

    private String control(String... arguments) {
        List<String> line = new ArrayList<>(List.of("env", "STRONGSWAN_CONF=" + settings(), "swanctl"));
        line.addAll(List.of(arguments));
        line.addAll(List.of("--uri", "unix://" + folder.resolve("charon.vici")));
        return node.run(line, "");
    }

    /** The last line of its log that says why a negotiation failed; otherwise its last line. */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(folder.resolve("charon.log"));
            for (int i = lines.size() - 1; i >= 0; i--) {
                if (lines.get(i)
                        .matches(".*(NO_PROP|AUTH_FAILED|TS_UNACCEPT|no matching|failed|not found|INVALID).*")) {
                    return lines.get(i);
                }
            }
            return lines.isEmpty() ? "it says nothing" : lines.get(lines.size() - 1);
        } catch (IOException e) {
            return "it has no log";
        }
    }
}
