package hybridnetwork.lab.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process beyond doubt: its number alone may be another's by the time that somebody looks.
 *
 * @param started when, in the kernel's clock ticks since it booted
 */
record ProcessMark(long pid, long started) {
    private static final int START_TIME = 19;

    static Optional<ProcessMark> of(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
            // The name, in parentheses, may hold anything; the state is the first field after it.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return fields[0].equals("Z")
                    ? Optional.empty()
                    : Optional.of(new ProcessMark(pid, Long.parseLong(fields[START_TIME])));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static Optional<ProcessMark> parse(String line) {
        String[] words = line.strip().split(" ", -1);
        return words.length < 2 || !words[0].matches("\\d{1,10}") || !words[1].matches("\\d{1,18}")
                ? Optional.empty()
                : Optional.of(new ProcessMark(Long.parseLong(words[0]), Long.parseLong(words[1])));
    }

    boolean isAlive() {
        return of(pid).filter(this::equals).isPresent();
    }

    /** Asks it to end, or ends it; does nothing when the number is no longer its own. */
    void end(boolean forcibly) {
        if (isAlive()) {
            ProcessHandle.of(pid).ifPresent(forcibly ? ProcessHandle::destroyForcibly : ProcessHandle::destroy);
        }
    }

    @Override
    public String toString() {
        return pid + " " + started;
    }
}
