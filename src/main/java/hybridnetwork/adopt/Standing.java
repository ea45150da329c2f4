package hybridnetwork.adopt;

import hybridnetwork.azuresim.SdkInputs;
import hybridnetwork.plan.Plan;
import hybridnetwork.plan.PlannedChange;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What Azure has, as the state has it after an import: under the program's names, with the inputs that an import reads. */
final class Standing {
    /** What Azure gives to nobody who reads a connection. */
    static final Set<String> KEYS = Set.of("sharedKey", "authorizationKey");

    private Standing() {}

    /** In Azure's own words, for the program to find at its start. */
    static List<RegisteredResource> found(List<RegisteredResource> recorded, Matched matched) {
        List<RegisteredResource> standing = new ArrayList<>();
        for (RegisteredResource resource : recorded) {
            matched.of(resource)
                    .ifPresent(found -> standing.add(with(resource, found.id().toString(), inputs(found, resource))));
        }
        return standing;
    }

    private static Map<String, Object> inputs(FoundResource found, RegisteredResource recorded) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        SdkInputs.of(found.typeToken(), found.properties().values())
                .forEach((name, value) -> inputs.put(name, withoutOwnIds(value)));
        // An import reads no key, whatever an export may have shown.
        inputs.keySet().removeAll(KEYS);
        // The names are those of the recording, but for the case of letters, in which Azure sees no difference.
        FoundNames.of(found)
                .forEach((name, value) -> inputs.put(
                        name, Alike.asWritten(value, recorded.inputs().getOrDefault(name, ""))));
        return inputs;
    }

    /** Parts such as subnets say who they are by their names; an id without a name is somebody else's. */
    private static Object withoutOwnIds(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> without = new LinkedHashMap<>();
            map.forEach((key, inner) -> without.put(String.valueOf(key), withoutOwnIds(inner)));
            if (without.containsKey("name")) {
                without.remove("id");
            }
            return without;
        }
        return value instanceof List<?> list
                ? list.stream().map(Standing::withoutOwnIds).toList()
                : value;
    }

    /**
     * The state after an import against the program, in one spelling and without what Azure has filled in.
     *
     * @param before what the state would have
     * @param after the program, recorded where that stands
     */
    record Sides(List<RegisteredResource> before, PlannedChange after) {
        static Sides of(List<RegisteredResource> standing, PlannedChange planned, Alike alike) {
            List<RegisteredResource> after = planned.plan().resources().stream()
                    .map(resource -> with(resource, resource.id().map(alike::id).orElse(""), withKey(resource, alike)))
                    .toList();
            Map<String, RegisteredResource> byUrn = new LinkedHashMap<>();
            after.forEach(resource -> byUrn.put(resource.urn(), resource));
            List<RegisteredResource> before = standing.stream()
                    .map(resource -> withoutAzuresOwn(
                            resource,
                            Optional.ofNullable(byUrn.get(resource.urn())).orElse(resource),
                            alike))
                    .toList();
            Plan plan = planned.plan();
            return new Sides(
                    before,
                    new PlannedChange(
                            new Plan(plan.project(), plan.stack(), after, plan.outputs(), plan.messages()),
                            planned.problems(),
                            planned.replaced(),
                            planned.allowed(),
                            planned.sites()));
        }

        /** A tunnel has a key, also where the stack is not told it yet. */
        private static Map<String, Object> withKey(RegisteredResource resource, Alike alike) {
            Map<String, Object> inputs = new LinkedHashMap<>(alike.spelled(resource.inputs()));
            if ("IPsec".equals(inputs.get("connectionType"))) {
                inputs.putIfAbsent("sharedKey", Opaque.SECRET);
            }
            return inputs;
        }

        private static RegisteredResource withoutAzuresOwn(
                RegisteredResource found, RegisteredResource program, Alike alike) {
            Map<String, Object> spelled = alike.spelled(found.inputs());
            Map<String, Object> written = new LinkedHashMap<>();
            spelled.forEach((name, value) -> {
                Object wanted = program.inputs().get(name);
                written.put(name, wanted == null ? value : Alike.asWritten(value, wanted));
            });
            RegisteredResource like = new RegisteredResource(
                    found.type(),
                    found.name(),
                    found.urn(),
                    found.id(),
                    found.parent(),
                    program.protect(),
                    found.dependencies(),
                    found.customTimeouts(),
                    found.inputs(),
                    found.outputs());
            return with(like, found.id().map(alike::id).orElse(""), new AzuresOwn().without(written, program.inputs()));
        }
    }

    /** The same resource with another id and other inputs. */
    static RegisteredResource with(RegisteredResource resource, String id, Map<String, Object> inputs) {
        return new RegisteredResource(
                resource.type(),
                resource.name(),
                resource.urn(),
                Optional.of(id).filter(it -> !it.isEmpty()),
                resource.parent(),
                resource.protect(),
                resource.dependencies(),
                resource.customTimeouts(),
                inputs,
                resource.outputs());
    }
}
