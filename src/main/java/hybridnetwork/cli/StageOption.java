package hybridnetwork.cli;

import hybridnetwork.lifecycle.Stage;
import picocli.CommandLine.Option;

/** The stage in which a network is recorded offline. */
final class StageOption {
    @Option(
            names = "--stage",
            defaultValue = "connected",
            description = "${COMPLETION-CANDIDATES}: before or after the provider has provisioned the circuits"
                    + " (default: ${DEFAULT-VALUE})")
    private Stage stage = Stage.connected;

    Stage stage() {
        return stage;
    }
}
