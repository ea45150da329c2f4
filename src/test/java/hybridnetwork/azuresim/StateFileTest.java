package hybridnetwork.azuresim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Resources that outlive the process. */
class StateFileTest {
    @TempDir
    private Path folder;

    @Test
    void aSecondProcessFindsWhatTheFirstOneLeft() {
        AzureSettings settings = AzureSettings.defaults().withStateFile(folder.resolve("azure.json"));
        SampleNetwork sample = SampleNetwork.connected(settings);

        SimulatedAzure later = new SimulatedAzure(settings);

        assertThat(later.resources()).isEqualTo(sample.azure.resources());
        sample.azure.resources().forEach(id -> assertThat(later.get(id)).isEqualTo(sample.azure.get(id)));
    }

    @Test
    void anotherFileIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("azure.json"), "[1]");

        assertThatThrownBy(() -> new SimulatedAzure(AzureSettings.defaults().withStateFile(file)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not the state of a simulated Azure");
    }
}
