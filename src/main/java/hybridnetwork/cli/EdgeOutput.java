package hybridnetwork.cli;

import hybridnetwork.edge.WrittenFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** Puts the files of a router where {@code --out} says: one file by that name, several into a folder of that name. */
final class EdgeOutput {
    private EdgeOutput() {}

    /**
     * Writes the files, with keys so that only their owner reads them.
     *
     * @return what was written
     * @throws UncheckedIOException with half a sentence in its message, when one cannot be written
     */
    static List<Path> write(List<WrittenFile> files, Path out, boolean asFolder, boolean withKeys) {
        List<Path> written = new ArrayList<>();
        try {
            if (asFolder) {
                Files.createDirectories(out);
            }
            for (WrittenFile file : files) {
                Path path = asFolder ? out.resolve(file.name()) : out;
                write(path, file.text(), withKeys);
                written.add(path);
            }
        } catch (FileAlreadyExistsException e) {
            throw new UncheckedIOException("it is a file, and these are several: name a folder", e);
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException(
                    "there is no folder " + out.toAbsolutePath().getParent(), e);
        } catch (AccessDeniedException e) {
            throw new UncheckedIOException("it may not be written", e);
        } catch (IOException e) {
            throw new UncheckedIOException("it cannot be written", e);
        } catch (UnsupportedOperationException e) {
            throw new UncheckedIOException("its file system cannot keep keys from others", new IOException(e));
        }
        return written;
    }

    /** What stands there may be readable by others, so a file with keys is new, and takes its place when it is whole. */
    private static void write(Path path, String text, boolean withKeys) throws IOException {
        if (!withKeys) {
            Files.writeString(path, text);
            return;
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new UncheckedIOException("it is no file, and keys go into nothing else", new IOException());
        }
        Path folder = path.toAbsolutePath().getParent();
        Path hidden = Files.createTempFile(
                folder,
                ".edge-config",
                null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(hidden, text);
            Files.move(hidden, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(hidden);
        }
    }
}
