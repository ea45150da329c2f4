package hybridnetwork.lab.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProcessMarkTest {
    @BeforeEach
    void onLinuxOnly() {
        assumeTrue(Files.exists(Path.of("/proc/self/stat")), "marks are read from /proc");
    }

    @Test
    void isReadAgainAsItWasWritten() {
        ProcessMark own = ProcessMark.of(ProcessHandle.current().pid()).orElseThrow();
        assertThat(ProcessMark.parse(own.toString())).contains(own);
        assertThat(own.isAlive()).isTrue();
    }

    /** A number that has been given to another process since must not be ended. */
    @Test
    void aProcessThatStartedAtAnotherTimeIsAnotherOne() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sleep", "60").start();
        try {
            long started = ProcessMark.of(process.pid()).orElseThrow().started();
            ProcessMark stale = new ProcessMark(process.pid(), started - 1);
            assertThat(stale.isAlive()).isFalse();
            stale.end(true);
            assertThat(process.isAlive()).isTrue();
            new ProcessMark(process.pid(), started).end(false);
            assertThat(process.waitFor()).isNotZero();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void whatIsNoMarkIsNone() {
        assertThat(ProcessMark.parse("")).isEmpty();
        assertThat(ProcessMark.parse("12")).isEmpty();
        assertThat(ProcessMark.parse("-1 5")).isEmpty();
        assertThat(ProcessMark.parse("1 5; rm")).isEmpty();
    }
}
