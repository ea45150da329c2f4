package hybridnetwork.config;

import hybridnetwork.net.FlowEnd;
import hybridnetwork.net.ServiceTag;
import java.util.Map;
import java.util.Optional;

/** The ends of flows that are service tags, as they are written: {@code tag:AzureMonitor}. */
final class TagNames {
    /** Tags that hold no address of the internet, or every one, by name in lower case: what to write instead. */
    private static final Map<String, String> NO_ENDS = Map.of(
            "internet", "write `internet`",
            "virtualnetwork", "write `network`, `on-premises` or the name of a site",
            "azureloadbalancer", "remove the intent: the health probe is let in without one",
            "azureplatformdns", "remove the intent: Azure lets every host reach its name servers",
            "azureplatformimds", "remove the intent: Azure lets every host reach the metadata service",
            "azureplatformlkm", "remove the intent: Azure lets every host reach its key management");

    private TagNames() {}

    /** The tag that a text names; empty where it names none. */
    static Optional<ServiceTag> tag(String text) {
        return isMeant(text) ? ServiceTag.tryParse(name(text)) : Optional.empty();
    }

    /** What is wrong with a text that is meant as a tag. */
    static Optional<Problem> problem(String text, ConfigPath path) {
        if (!isMeant(text)) {
            return Optional.empty();
        }
        Optional<ServiceTag> tag = tag(text);
        if (tag.isEmpty()) {
            return Optional.of(Problem.error("flow-end", path, "a service tag cannot have this name")
                    .got(text)
                    .allowed("letters and digits, in parts with a dot between them, such as tag:Storage.CentralUS"));
        }
        return Optional.ofNullable(NO_ENDS.get(tag.get().name().toLowerCase(java.util.Locale.ROOT)))
                .map(instead -> Problem.error("flow-end", path, "this service tag is no end of a flow")
                        .got(text)
                        .fix(instead));
    }

    private static boolean isMeant(String text) {
        return text.startsWith(FlowEnd.Tagged.PREFIX);
    }

    private static String name(String text) {
        return text.substring(FlowEnd.Tagged.PREFIX.length());
    }
}
