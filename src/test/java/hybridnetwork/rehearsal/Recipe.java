package hybridnetwork.rehearsal;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A section of the documentation, whose commands a test follows to the letter. */
final class Recipe {
    private Recipe() {}

    /** The section's blocks of commands, in their order. */
    static List<String> scripts(Path guide, String heading) throws IOException {
        String section = Splitter.onPattern("(?m)^#+ ")
                .splitToStream(Files.readString(guide))
                .filter(each -> each.startsWith(heading + "\n"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(guide + " has no section \"" + heading + "\""));
        return Splitter.on("```sh\n")
                .splitToStream(section)
                .skip(1)
                .map(block -> block.substring(0, block.indexOf("```")))
                .toList();
    }
}
