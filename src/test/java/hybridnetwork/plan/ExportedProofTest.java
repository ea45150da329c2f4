package hybridnetwork.plan;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.StackConfig;
import hybridnetwork.lifecycle.Stage;
import hybridnetwork.reachability.Outages;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.resources.StackExport;
import hybridnetwork.testing.StackText;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the engine exported of a deployed stack, or previewed, is proved like what the program registers offline. */
class ExportedProofTest {
    @ParameterizedTest
    @CsvSource({
        "dev.json, connected",
        "dev-ordered.json, ordered",
        "preview-empty.json, ordered",
        "preview-connect.json, connected"
    })
    void isTheProofOfTheRecording(String file, Stage stage) {
        StackConfig config = StackText.dev().stack();
        ProofResult recorded = NetworkProof.of(
                config, OfflinePlan.of(config, "dev", stage).plan().resources(), Outages.PAIRS);
        ProofResult exported = NetworkProof.of(
                config,
                StackExport.of(Path.of("src", "test", "resources", "exports", file))
                        .resources(),
                Outages.PAIRS);
        assertThat(exported).isEqualTo(recorded);
        assertThat(recorded.scenarios()).hasSize(46);
    }
}
