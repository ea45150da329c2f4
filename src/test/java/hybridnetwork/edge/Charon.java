package hybridnetwork.edge;

import hybridnetwork.edge.Daemons.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** strongSwan's daemon in a network namespace of its own, where no packet of it gets anywhere. */
final class Charon implements AutoCloseable {
    private final Path folder;
    private final Path socket;
    private final Process process;

    /** @param settings what the router's own settings of the daemon are */
    Charon(Path folder, String settings) throws IOException, InterruptedException {
        this.folder = folder;
        this.socket = folder.resolve("vici");
        Path own = Files.writeString(folder.resolve("charon.conf"), settings);
        Path file = Files.writeString(folder.resolve("strongswan.conf"), """
                include %s
                charon-systemd {
                    load_modular = no
                    load = random nonce openssl kdf pem pkcs1 x509 pubkey kernel-netlink socket-default vici
                    plugins {
                        vici {
                            socket = unix://%s
                        }
                    }
                }
                swanctl {
                    load = random nonce openssl pem pkcs1 x509 pubkey
                }
                """.formatted(own, socket));
        ProcessBuilder builder = new ProcessBuilder("unshare", "--net", Daemons.CHARON.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("charon.log").toFile());
        builder.environment().put("STRONGSWAN_CONF", file.toString());
        this.process = builder.start();
        waitForSocket();
    }

    private void waitForSocket() throws IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!Files.exists(socket)) {
            if (System.nanoTime() > until || !process.isAlive()) {
                process.destroyForcibly();
                throw new AssertionError("charon does not start: " + Files.readString(folder.resolve("charon.log")));
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** Loads connections and secrets. */
    Ended load(String swanctlConf) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("swanctl.conf"), swanctlConf);
        return Daemons.run(
                "",
                Map.of("STRONGSWAN_CONF", folder.resolve("strongswan.conf").toString()),
                "swanctl",
                "--load-all",
                "--noprompt",
                "--uri",
                "unix://" + socket,
                "--file",
                file.toString());
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(3, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
