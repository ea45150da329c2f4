package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The addresses that Azure chooses in a subnet where the request names none, and keeps while the resource lives. */
final class DynamicAddresses {
    private static final String CHOSEN = "chosenAddresses";

    private DynamicAddresses() {}

    /** @param list the property whose parts have addresses */
    static Bag choose(Put put, Bag facts, String list, World world) {
        Map<String, Object> chosen = new LinkedHashMap<>();
        Set<String> given = new HashSet<>();
        for (Bag part : put.body().bags(list)) {
            String name = part.text("name").orElse("");
            Optional<ArmId> subnet = part.id("subnet", "id");
            if (subnet.isEmpty() || part.text(PrivateAddresses.ADDRESS).isPresent()) {
                continue;
            }
            facts.text(CHOSEN, name)
                    .or(() -> PrivateAddresses.free(subnet.get(), given, world))
                    .ifPresent(address -> {
                        chosen.put(name, address);
                        given.add(address);
                    });
        }
        return facts.with(CHOSEN, chosen).with(PrivateAddresses.ADDRESS, List.copyOf(chosen.values()));
    }

    /** The parts, each with its address. */
    static List<Object> show(StoredResource resource, String list) {
        List<Object> shown = new ArrayList<>();
        for (Object each : Parts.withIds(resource, list)) {
            Bag part = Bag.of(each).orElse(Bag.EMPTY);
            Optional<String> address =
                    resource.facts().text(CHOSEN, part.text("name").orElse(""));
            shown.add((address.isPresent() ? part.with(PrivateAddresses.ADDRESS, address.get()) : part).values());
        }
        return shown;
    }
}
