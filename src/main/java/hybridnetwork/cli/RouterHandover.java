package hybridnetwork.cli;

import hybridnetwork.config.SecretText;
import hybridnetwork.edge.EdgeKeys;
import hybridnetwork.edge.WrittenFile;
import hybridnetwork.report.RotationText;
import hybridnetwork.rotation.RotationFailed;
import hybridnetwork.rotation.RouterEnd;
import hybridnetwork.rotation.Tunnel;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Hands a key to whoever looks after the routers: in a file that only its owner reads, never on a terminal.
 *
 * @param keyOut where the file is to be
 * @param said whether somebody has said beforehand that the routers have the key
 */
record RouterHandover(
        String stack,
        String site,
        List<Tunnel> tunnels,
        Optional<Path> keyOut,
        boolean said,
        Typed typed,
        RotationText text,
        PrintWriter out)
        implements RouterEnd {

    @Override
    public boolean has(SecretText key) throws RotationFailed {
        if (keyOut.isPresent()) {
            write(key, keyOut.get());
        }
        String file = keyOut.map(Path::toString).orElse("FILE");
        if (keyOut.isEmpty()) {
            out.print(text.says("the key: pulumi config get --stack " + stack + " --path 'hybrid-network:sharedKeys."
                    + site + "' (it prints it), or a file: --key-out FILE"));
        }
        for (Tunnel tunnel : tunnels) {
            String device = tunnel.device().map(name -> " --device " + name).orElse("");
            out.print(text.says("the router's configuration"
                    + tunnel.device().map(name -> " of device " + name).orElse("")
                    + ": ./hybrid edge-config " + stack + " --site " + site + device
                    + " --format ios-xe|frr --export STATE.json --keys-from " + file + " --out ROUTER"));
        }
        out.print(text.says(
                "load it, or the key alone, and leave the tunnels as they are: nothing has to be cleared there"));
        out.flush();
        return said || typed.yes("Has every router of site " + site + " the key now?");
    }

    private void write(SecretText key, Path file) throws RotationFailed {
        String line = EdgeKeys.sharedKeyOf(site) + "=" + key.reveal().orElseThrow() + "\n";
        try {
            EdgeOutput.write(List.of(new WrittenFile(String.valueOf(file.getFileName()), "", line)), file, false, true);
            out.print(text.says("wrote " + file + ", which only you can read; delete it afterwards"));
        } catch (UncheckedIOException e) {
            throw new RotationFailed(
                    "--key-out " + file + ": " + e.getMessage(), "name another file, and go on with --resume");
        }
    }
}
