package hybridnetwork.lab.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that one run leaves on the machine, under its id: a folder with its daemons' files, the numbers of its processes, and
 * namespaces that are named after it. What is written here is enough to remove it, by this process or by another.
 */
public final class RunFolder {
    /** Whose folder names are the ids of runs. Daemons drop to users of their own, so others must be able to pass. */
    public static final Path ALL = Path.of("/run/hybrid-lab");

    private static final Path NAMESPACES = Path.of("/run/netns");
    private static final String OWNER = "owner";
    private static final String PROCESSES = "processes";
    private static final int MILLIS_TO_END = 2500;

    private final String id;
    private final Path path;

    private RunFolder(String id) {
        this.id = id;
        this.path = ALL.resolve(id);
    }

    /** Begins a run of this process. */
    public static RunFolder create() {
        try {
            Files.createDirectories(ALL);
            RunFolder folder = new RunFolder(String.format("%06x", new SecureRandom().nextInt(1 << 24)));
            Files.createDirectory(folder.path);
            Files.setPosixFilePermissions(folder.path, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.writeString(
                    folder.path.resolve(OWNER),
                    ProcessMark.of(ProcessHandle.current().pid()).orElseThrow().toString());
            return folder;
        } catch (IOException e) {
            throw new LabFault("the folder of the run cannot be made under " + ALL + ": " + e.getMessage(), e);
        }
    }

    /** The runs that have left something. */
    public static List<RunFolder> all() {
        try (Stream<Path> folders = Files.isDirectory(ALL) ? Files.list(ALL) : Stream.empty()) {
            return folders.map(folder -> new RunFolder(folder.getFileName().toString()))
                    .sorted(Comparator.comparing(RunFolder::id))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String id() {
        return id;
    }

    public Path path() {
        return path;
    }

    String namespace(String node) {
        return prefix() + node;
    }

    private String prefix() {
        return "hybrid-" + id + "-";
    }

    /** The process that this run belongs to, while that lives. */
    public Optional<Long> owner() {
        try {
            return ProcessMark.parse(Files.readString(path.resolve(OWNER)))
                    .filter(ProcessMark::isAlive)
                    .map(ProcessMark::pid);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Keeps the number of a process that the run has started. */
    synchronized void started(long pid) {
        try {
            Files.writeString(
                    path.resolve(PROCESSES),
                    ProcessMark.of(pid).map(mark -> mark + "\n").orElse(""),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the run's processes, the last one first, and removes its namespaces and files. May be called again. */
    public synchronized void remove() {
        List<ProcessMark> started = processes();
        started.forEach(process -> process.end(false));
        long patience = System.nanoTime() + MILLIS_TO_END * 1_000_000L;
        while (started.stream().anyMatch(ProcessMark::isAlive) && System.nanoTime() < patience) {
            pause();
        }
        started.forEach(process -> process.end(true));
        for (String namespace : namespaces()) {
            Commands.tried(List.of("ip", "netns", "delete", namespace), "");
        }
        delete();
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<ProcessMark> processes() {
        try {
            List<ProcessMark> started = new ArrayList<>(Files.readAllLines(path.resolve(PROCESSES)).stream()
                    .flatMap(line -> ProcessMark.parse(line).stream())
                    .toList());
            Collections.reverse(started);
            return started;
        } catch (IOException e) {
            return List.of();
        }
    }

    private List<String> namespaces() {
        try (Stream<Path> all = Files.isDirectory(NAMESPACES) ? Files.list(NAMESPACES) : Stream.empty()) {
            return all.map(namespace -> namespace.getFileName().toString())
                    .filter(name -> name.startsWith(prefix()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private void delete() {
        if (!Files.isDirectory(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new LabFault(path + " cannot be removed: " + e.getMessage(), e);
        }
    }
}
