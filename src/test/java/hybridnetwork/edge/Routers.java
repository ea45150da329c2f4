package hybridnetwork.edge;

import static java.util.stream.Collectors.joining;

import hybridnetwork.config.Site;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.VpnDevice;
import hybridnetwork.edge.EdgeDesign.Links;
import hybridnetwork.resources.StackExport;
import hybridnetwork.testing.FrozenStacks;
import hybridnetwork.testing.StackText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Routers of the tests' stacks, and their files as one text. */
final class Routers {
    /** What Azure chose for the stack {@code dev}. */
    static final Deployed DEV = Deployed.of(
            StackExport.of(FrozenStacks.PROJECT.resolve("exports/dev.json")).resources());

    private Routers() {}

    static EdgeRouter of(StackText stack, String site) {
        return of(stack, site, Optional.empty(), Optional.empty(), Deployed.NOTHING, Map.of());
    }

    static EdgeRouter of(StackText stack, String site, String device) {
        return of(stack, site, Optional.of(device), Optional.empty(), Deployed.NOTHING, Map.of());
    }

    static EdgeRouter deployed(StackText stack, String site, Deployed deployed) {
        return of(stack, site, Optional.empty(), Optional.empty(), deployed, Map.of());
    }

    static EdgeRouter of(
            StackText stack,
            String name,
            Optional<String> device,
            Optional<Links> links,
            Deployed deployed,
            Map<String, String> given) {
        StackConfig config = stack.stack();
        Site site = Objects.requireNonNull(config.sites().get(name));
        Optional<VpnDevice> chosen = site.vpnDevices().stream()
                .filter(it -> it.name().equals(device))
                .findFirst();
        return EdgeDesign.of(new EdgeDesign.Wanted("test", config, site, chosen, links, deployed, given));
    }

    /** The same router with every value that the stack does not say. */
    static EdgeRouter complete(StackText stack, String site, Optional<String> device) {
        EdgeRouter bare = of(stack, site, device, Optional.empty(), Deployed.NOTHING, Map.of());
        Map<String, String> given = new LinkedHashMap<>();
        int number = 0;
        for (Slot slot : bare.slots()) {
            number++;
            if (!slot.isKnown()) {
                given.put(slot.name(), slot.kind() == Slot.Kind.ADDRESS ? "203.0.113." + number : "eth" + number);
            }
        }
        return of(stack, site, device, Optional.empty(), Deployed.NOTHING, given);
    }

    static StackText design(String name) {
        return StackText.in(FrozenStacks.design(name));
    }

    static String ios(EdgeRouter router) {
        return IosXe.file(router, EdgeKeys.NONE).text();
    }

    static String frr(EdgeRouter router) {
        return Frr.files(router, Dataplane.KERNEL, EdgeKeys.NONE).stream()
                .map(file -> "#### " + file.name() + "\n" + file.text())
                .collect(joining("\n"));
    }
}
