package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.ScalarTable;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The offline reader and the engine make the same of a stack's files, or the offline reader says that they do not. */
class ReadingIT {
    private static final String PROJECT = "name: hybrid-network\nruntime: java\nstackConfigDir: stacks\n";

    @TempDir
    private Path folder;

    @Test
    void scalarsAsValues() throws IOException {
        ScalarTable table = ScalarTable.ofValues();
        table.assertReadAsBy(
                ScratchProject.in(folder, PROJECT).with(table.text()).received().values());
    }

    /** The engine has no JSON for them. */
    @ParameterizedTest
    @FieldSource("hybridnetwork.config.ScalarTable#STOPPING")
    void scalarsThatStopTheEngine(String scalar) throws IOException {
        assertThat(ScalarTable.isRefused(scalar)).isTrue();
        assertThat(ScratchProject.in(folder, PROJECT)
                        .with("config:\n  hybrid-network:map: {v: " + scalar + "}\n")
                        .fails("config", "--stack", ScratchProject.STACK))
                .contains("json: unsupported value");
    }

    @Test
    void scalarsAsNames() throws IOException {
        ScalarTable table = ScalarTable.ofNames();
        table.assertReadAsBy(
                ScratchProject.in(folder, PROJECT).with(table.text()).received().values());
    }
}
