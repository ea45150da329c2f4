package hybridnetwork.reachability.reading;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.Merged;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.resources.TypeToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Scale sets: each network interface that a set describes is one at any hosts of its subnet. */
public final class ScaleSets {
    static final String KIND = "VirtualMachineScaleSet";

    private static final String MODE = "orchestrationMode";

    private ScaleSets() {}

    /** Whether a type is a scale set's. */
    static boolean isOne(TypeToken type) {
        return type.toString().equals("compute:" + KIND);
    }

    /** The interfaces of all sets that describe them, as resources. */
    static List<Resource> interfaces(List<RegisteredResource> resources, Notes notes) {
        List<Resource> interfaces = new ArrayList<>();
        for (RegisteredResource registered : resources) {
            if (TypeToken.of(registered.type()).filter(ScaleSets::isOne).isPresent()) {
                Bag bag = Merged.of(registered.inputs(), registered.outputs()).bag();
                configurations(bag)
                        .forEach(configuration -> interfaces.add(resource(
                                        registered,
                                        bag,
                                        configuration.with(MODE, bag.at(MODE).orElse("")))
                                .typed(notes)));
            }
        }
        return interfaces;
    }

    private static Resource resource(RegisteredResource registered, Bag bag, Bag configuration) {
        return new Resource(
                KIND,
                name(registered, bag),
                true,
                registered.id().map(ArmId::new),
                registered.urn(),
                registered.dependencies(),
                Set.of(),
                List.of(),
                configuration);
    }

    private static String name(RegisteredResource registered, Bag bag) {
        return bag.text("vmScaleSetName")
                .or(() -> registered.id().map(ArmId::name))
                .orElse(registered.name());
    }

    /** Whether the set of an interface is orchestrated as Flexible, or may be. */
    static boolean mayBeFlexible(Bag ofInterface) {
        return ofInterface.isOpaque(MODE)
                || ofInterface.text(MODE).filter("Flexible"::equalsIgnoreCase).isPresent();
    }

    /** The network interfaces that a set describes; none where it does not say, or not all of them. */
    static List<Bag> configurations(Bag scaleSet) {
        Optional<Bag> profile = scaleSet.bag("virtualMachineProfile").flatMap(machine -> machine.bag("networkProfile"));
        boolean open = profile.isEmpty() || profile.get().isOpaque("networkInterfaceConfigurations");
        List<Bag> configurations = open ? List.of() : profile.get().bags("networkInterfaceConfigurations");
        boolean readable = configurations.stream()
                .allMatch(configuration -> !configuration.isOpaque("ipConfigurations")
                        && !configuration.bags("ipConfigurations").isEmpty()
                        && configuration.bags("ipConfigurations").stream()
                                .allMatch(ip -> ip.bag("subnet")
                                        .flatMap(subnet -> subnet.text("id"))
                                        .isPresent()));
        return readable ? configurations : List.of();
    }
}
