package hybridnetwork.lab.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a lab needs of the machine. It is tried, not guessed from versions. */
public final class Requirements {
    /** Where Debian has FRR's daemons. */
    public static final Path FRR = Path.of("/usr/lib/frr");

    public static final String CHARON = "/usr/sbin/charon-systemd";

    private static final String LIBIPSEC = "libstrongswan-kernel-libipsec.so";
    private static final List<Path> PLUGINS =
            List.of(Path.of("/usr/lib/ipsec/plugins"), Path.of("/usr/lib/strongswan/plugins"));

    private Requirements() {}

    /**
     * Tries everything that a lab needs.
     *
     * @throws NoLab naming everything that is missing
     */
    public static void check() throws NoLab {
        if (!isRoot()) {
            throw new NoLab("the lab needs root, for network namespaces; start it with sudo, or in a container that has"
                    + " --privileged");
        }
        List<String> missing = new ArrayList<>();
        List.of("ip", "nsenter", "setsid", "sysctl", "nft", "vtysh", "swanctl").stream()
                .filter(program -> !isOnPath(program))
                .forEach(missing::add);
        Stream.of("zebra", "bgpd", "bfdd", "staticd")
                .map(FRR::resolve)
                .filter(program -> !Files.isExecutable(program))
                .forEach(program -> missing.add(program.toString()));
        if (!Files.isExecutable(Path.of(CHARON))) {
            missing.add(CHARON);
        }
        if (PLUGINS.stream().noneMatch(folder -> Files.exists(folder.resolve(LIBIPSEC)))) {
            missing.add("strongSwan's plugin kernel-libipsec");
        }
        if (!missing.isEmpty()) {
            throw new NoLab("the lab lacks " + String.join(", ", missing)
                    + "; tools/lab-daemons installs them from Debian's packages");
        }
        if (!Files.exists(Path.of("/dev/net/tun"))) {
            throw new NoLab("the lab needs /dev/net/tun, for the tunnels");
        }
        RunFolder trial = RunFolder.create();
        try {
            tried(trial).ifPresent(missing::add);
        } finally {
            trial.remove();
        }
        if (!missing.isEmpty()) {
            throw new NoLab(missing.get(0));
        }
    }

    private static boolean isRoot() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status"), StandardCharsets.ISO_8859_1).stream()
                    .anyMatch(line -> line.matches("Uid:\\s+\\d+\\s+0\\s.*"));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isOnPath(String program) {
        return Stream.concat(
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1)),
                        Stream.of("/usr/sbin", "/sbin"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static Optional<String> tried(RunFolder trial) {
        String doing = "network namespaces";
        try {
            Node one = Node.create(trial, "trial", true);
            doing = "pairs of virtual Ethernet interfaces";
            Node.cable(one, "a", one, "b");
            doing = "bridges";
            one.ip("link add name trial type bridge");
            doing = "TUN interfaces";
            one.run(List.of("ip", "tuntap", "add", "mode", "tun", "name", "t0"), "");
            doing = "nftables with connection tracking and address translation";
            one.nft("table inet t { chain f { type filter hook forward priority 0; ct state established accept; }; }");
            one.nft("table ip n { chain p { type nat hook prerouting priority -100; tcp dport 1 redirect to :2; }; }");
            return Optional.empty();
        } catch (LabFault e) {
            return Optional.of(
                    "the lab needs " + doing + ", which are not permitted or not in this kernel: " + e.getMessage());
        }
    }
}
