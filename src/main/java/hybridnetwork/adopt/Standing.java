package hybridnetwork.adopt;

import hybridnetwork.azuresim.SdkInputs;
import hybridnetwork.plan.Plan;
import hybridnetwork.plan.PlannedChange;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Azure has, as the state has it after an import: under the program's names, with the inputs that an import reads. */
final class Standing {
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
        Map<String, Object> inputs = new LinkedHashMap<>(
                SdkInputs.of(found.typeToken(), found.properties().values()));
        // The names are those of the recording, but for the case of letters, in which Azure sees no difference.
        FoundNames.of(found)
                .forEach((name, value) -> inputs.put(
                        name, Alike.asWritten(value, recorded.inputs().getOrDefault(name, ""))));
        return inputs;
    }

    /**
     * The state after an import against the program, in one spelling and without what Azure has filled in.
     *
     * @param standing as the program found it
     * @param planned the program, recorded where it stands
     */
    record Sides(List<RegisteredResource> before, PlannedChange after) {
        static Sides of(List<RegisteredResource> standing, PlannedChange planned, Alike alike) {
            List<RegisteredResource> after = planned.plan().resources().stream()
                    .map(resource ->
                            with(resource, resource.id().map(alike::id).orElse(""), alike.spelled(resource.inputs())))
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
