package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.Opaque;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What azure-native does between the engine and Azure, without its transport: defaults, ids, previews, refreshes. */
final class ProviderCore {
    /** How long azure-native waits for an operation unless the program says otherwise. */
    static final Duration DEFAULT_TIMEOUT = Duration.ofHours(2);

    private final SimulatedAzure azure;
    private final String subscription;
    private final String tenant;
    private final String location;

    /**
     * @param tenant whose token every request carries
     * @param location where resources without a location go; empty for nowhere
     */
    ProviderCore(SimulatedAzure azure, String subscription, String tenant, String location) {
        this.azure = azure;
        this.subscription = subscription;
        this.tenant = tenant;
        this.location = location;
    }

    /** The inputs with the provider's location, and with a name where the program leaves it to the provider. */
    Bag withDefaults(ResourceKind kind, Bag inputs, Bag old, String name, byte[] seed) {
        Bag complete = AutomaticName.give(kind, inputs, old, name, seed);
        boolean takesLocation = SdkType.inputsOf(kind).properties().containsKey("location");
        if (takesLocation && complete.at("location").isEmpty()) {
            Optional<Object> chosen = old.at("location")
                    .or(() -> Optional.<Object>of(location).filter(it -> !it.equals("")))
                    .or(() -> groupLocation(inputs));
            complete = chosen.isPresent() ? complete.with("location", chosen.get()) : complete;
        }
        return complete;
    }

    private Optional<Object> groupLocation(Bag inputs) {
        return inputs.text(ResourceKind.GROUP_INPUT)
                .flatMap(group -> azure.get(ArmId.ofGroup(subscription, group)))
                .flatMap(group -> group.at("location"));
    }

    ArmId idOf(ResourceKind kind, Bag inputs) {
        return kind.id(subscription, inputs);
    }

    /** What the engine shows in a preview: the inputs, what cannot change, and that all else is not known yet. */
    Bag expected(ResourceKind kind, Bag inputs, Bag old) {
        Map<String, Object> outputs = new LinkedHashMap<>();
        for (String name : SdkType.outputsOf(kind)) {
            Object known = inputs.at(name).orElse(Opaque.UNKNOWN);
            boolean stable = name.equals("name") || name.equals("location");
            outputs.put(name, stable ? old.at(name).orElse(known) : known);
        }
        return new Bag(outputs);
    }

    /** @throws IllegalArgumentException when there is such a resource already: the provider never adopts one */
    Bag create(ResourceKind kind, Bag inputs, Duration timeout) {
        ArmId id = idOf(kind, inputs);
        azure.login().admit(tenant, id);
        if (azure.get(id).isPresent()) {
            throw new IllegalArgumentException("cannot create already existing resource '" + id + "'");
        }
        return withId(id, azure.put(kind, id, body(kind, inputs), timeout));
    }

    /** As azure-native does, to the resource that the inputs name in its own subscription: the id in the state is not asked. */
    Bag update(ResourceKind kind, Bag inputs, Duration timeout) {
        ArmId id = idOf(kind, inputs);
        azure.login().admit(tenant, id);
        return withId(id, azure.put(kind, id, body(kind, inputs), timeout));
    }

    /** Deletes what the state's id names, in whatever subscription. */
    void delete(String id, Duration timeout) {
        ArmId deleted = new ArmId(id);
        azure.login().admit(tenant, deleted);
        azure.delete(deleted, timeout);
    }

    /** azure-native keeps the id that Azure answers among the outputs, where the SDK does not show it. */
    private static Bag withId(ArmId id, Bag outputs) {
        return outputs.with("id", id.toString());
    }

    private static Bag body(ResourceKind kind, Bag inputs) {
        Map<String, Object> body = new LinkedHashMap<>();
        SdkType.Shape shape = SdkType.inputsOf(kind);
        shape.spelled(inputs.values()).forEach((name, value) -> {
            if (!kind.inPath(name) && shape.properties().containsKey(name)) {
                body.put(name, value);
            }
        });
        return new Bag(body);
    }

    Bag call(String token, Bag arguments) {
        return new Calls(azure, subscription, tenant).answer(token, arguments);
    }

    record Found(ArmId id, Bag outputs, Bag inputs) {}

    record Reading(Optional<Found> found) {}

    /**
     * Reads a resource for a refresh or an import.
     *
     * @param inputs the inputs that the engine remembers; empty for an import
     * @param state the outputs that it remembers
     */
    Reading read(ResourceKind kind, String id, Bag inputs, Bag state) {
        ArmId armId = new ArmId(id);
        azure.login().admit(tenant, armId);
        Optional<StoredResource> stored = azure.stored(armId);
        Optional<Bag> outputs = stored.flatMap(found -> azure.get(found.id()).map(bag -> withId(found.id(), bag)));
        if (stored.isEmpty() || outputs.isEmpty()) {
            return new Reading(Optional.empty());
        }
        Bag now = inputs.values().isEmpty()
                ? imported(kind, stored.get())
                : refreshed(kind, inputs, state, outputs.get(), stored.get());
        return new Reading(Optional.of(new Found(stored.get().id(), outputs.get(), now)));
    }

    private static Bag imported(ResourceKind kind, StoredResource stored) {
        Map<String, Object> inputs = new LinkedHashMap<>(stored.body().values());
        inputs.keySet().removeAll(Rules.of(kind).untold());
        kind.inputsOf(stored.id()).forEach(inputs::putIfAbsent);
        return new Bag(inputs);
    }

    /** The remembered inputs with what changed in Azure since: not what Azure fills in by itself. */
    private static Bag refreshed(ResourceKind kind, Bag inputs, Bag state, Bag outputs, StoredResource stored) {
        Bag fresh = inputs;
        for (String name : SdkType.inputsOf(kind).properties().keySet()) {
            boolean changed = !kind.inPath(name)
                    && !Objects.equals(state.at(name), outputs.at(name))
                    && !Objects.equals(inputs.at(name), stored.body().at(name));
            if (changed) {
                Optional<Object> value = stored.body().at(name);
                fresh = value.isPresent() ? fresh.with(name, value.get()) : fresh.without(name);
            }
        }
        return fresh;
    }
}
