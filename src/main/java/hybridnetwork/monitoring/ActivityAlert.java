package hybridnetwork.monitoring;

import java.util.List;
import java.util.Optional;

/**
 * An alert on Azure's log of what was done, or of what is wrong with its services. Azure gives it no severity, and never resolves
 * it (S144).
 *
 * @param what has happened when it fires, as a sentence without its full stop
 * @param source where it looks
 */
public record ActivityAlert(String key, String what, Source source, AlertSeverity severity, FirstStep firstStep)
        implements Alert {
    /** What an alert listens to. */
    public sealed interface Source {}

    /**
     * Operations in the stack's resource group that have succeeded.
     *
     * @param names such as {@code Microsoft.Network/routeTables/delete}
     */
    public record Operations(List<String> names) implements Source {
        public Operations {
            names = List.copyOf(names);
        }
    }

    /**
     * Notices of Azure's to the subscription: an incident, planned maintenance, an action that is required.
     *
     * @param services as Service Health calls them
     */
    public record ServiceHealth(List<String> services) implements Source {
        public ServiceHealth {
            services = List.copyOf(services);
        }
    }

    /**
     * What Resource Health finds wrong with a resource of the stack's. Every new event is told of, whatever it says of the state
     * and the cause: Azure leaves both empty in some, and a condition on them would miss these (S147).
     *
     * @param type the ARM type
     * @param one the resource; absent for all of the type in the stack's resource group
     */
    public record ResourceHealth(String type, Optional<Watched> one) implements Source {
        static ResourceHealth of(Watched one) {
            return new ResourceHealth(one.kind().namespace(), Optional.of(one));
        }
    }

    @Override
    public String description() {
        return severity.inWords() + ": " + what + ". First: " + firstStep.words() + " Runbook: " + firstStep.place();
    }
}
