package hybridnetwork.reachability.reading;

import hybridnetwork.reachability.Bag;
import hybridnetwork.resources.RegisteredResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Notes resources outside Azure's network provider that bring routes, filters or public addresses of their own. */
public final class OtherModules {
    private static final List<String> OTHER_PROVIDERS = List.of("azure:", "azapi:");

    /** Kinds that always do, with what the proof does not see. */
    private static final Map<String, String> KINDS = Map.of(
            "compute:VirtualMachineScaleSet",
                    "the public addresses and security groups of its instances are not modelled",
            "containerservice:ManagedCluster", "the load balancers, routes and rules that it makes are not modelled");

    private final Notes notes;

    public OtherModules(Notes notes) {
        this.notes = notes;
    }

    public void note(List<RegisteredResource> resources) {
        Map<String, Integer> others = new TreeMap<>();
        for (RegisteredResource resource : resources) {
            if (OTHER_PROVIDERS.stream().anyMatch(resource.type()::startsWith)) {
                others.merge(resource.type(), 1, Integer::sum);
            } else if (resource.type().startsWith("azure-native")) {
                kind(resource.type()).ifPresent(kind -> note(resource, kind));
            }
        }
        others.forEach((type, count) -> notes.notUnderstood(
                type + " (" + count + ")",
                "resources of the provider " + type.substring(0, type.indexOf(':'))
                        + " are not modelled, only those of azure-native"));
    }

    private void note(RegisteredResource resource, String kind) {
        String what = kind.substring(kind.indexOf(':') + 1) + " " + resource.name();
        Optional.ofNullable(KINDS.get(kind)).ifPresent(consequence -> notes.notUnderstood(what, consequence));
        if (kind.startsWith("resources:Deployment")) {
            // Of every scope, and stacks of them.
            notes.notUnderstood(what, "what its template deploys is not seen");
        }
        boolean ownInterfaces = kind.equals("compute:VirtualMachine")
                && Bag.merged(resource.inputs(), resource.outputs())
                        .bag("networkProfile")
                        .filter(profile ->
                                !profile.bags("networkInterfaceConfigurations").isEmpty())
                        .isPresent();
        if (ownInterfaces) {
            notes.notUnderstood(what, "the network interfaces that it makes for itself are not modelled");
        }
    }

    /** Module and kind of a type token, such as {@code compute:VirtualMachine}, without versions. */
    private static Optional<String> kind(String type) {
        int module = type.indexOf(':') + 1;
        int kind = type.indexOf(':', module);
        if (module == 0 || kind < 0) {
            return Optional.empty();
        }
        int version = type.indexOf('/', module);
        return Optional.of(
                type.substring(module, version < 0 || version > kind ? kind : version) + type.substring(kind));
    }
}
