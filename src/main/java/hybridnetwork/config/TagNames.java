package hybridnetwork.config;

import hybridnetwork.net.FlowEnd;
import hybridnetwork.net.ServiceTag;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The ends of flows that are service tags, as they are written: {@code tag:AzureMonitor}. */
final class TagNames {
    /** Those that Azure has for rules that deny (service-tags-overview, 26 January 2023). */
    private static final String OPEN_BY_DEFAULT = "remove the intent: the tag is for closing what Azure opens to every host";

    /** Tags that hold no address of the internet, or every one, by name in lower case: what to write instead. */
    private static final Map<String, String> NO_ENDS = Map.of(
            "internet", "write `internet`",
            "virtualnetwork", "write `network`, `on-premises` or the name of a site",
            "azureloadbalancer", "remove the intent: the health probe is let in without one",
            "azureplatformdns", OPEN_BY_DEFAULT,
            "azureplatformimds", OPEN_BY_DEFAULT,
            "azureplatformlkm", OPEN_BY_DEFAULT);

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
        return Optional.ofNullable(NO_ENDS.get(tag.get().name().toLowerCase(Locale.ROOT)))
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
