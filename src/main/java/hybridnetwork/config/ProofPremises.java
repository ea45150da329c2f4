package hybridnetwork.config;

import hybridnetwork.config.StackConfig.ImplicitOutbound;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the proof takes from a configuration, because no Azure resource says it.
 *
 * @param baseName the prefix of the Azure names, by which resources are matched to sites, circuits and subnets; empty where
 *     the network is somebody else's
 * @param sites by name, sorted
 * @param circuits by name, sorted; none where there is no ExpressRoute
 * @param appliance of somebody else's, which what is inspected passes
 * @param traffic intents by name; an end that is no name of the configuration is one of the resources'
 * @param acceptedRisks rule ids of warnings that the team accepts, each with its reason
 * @param names that the stack gives resources itself
 */
public record ProofPremises(
        Optional<String> baseName,
        Map<String, Site> sites,
        Map<String, ServingCircuit> circuits,
        Optional<InspectionConfig.Appliance> appliance,
        Map<String, TrafficIntent> traffic,
        ImplicitOutbound implicitOutbound,
        Map<String, String> acceptedRisks,
        GivenNames names) {

    /**
     * A circuit as far as the proof asks about it.
     *
     * @param sites the names of the sites that reach Azure over it
     * @param circuitId the ARM id of one that the stack does not order
     */
    public record ServingCircuit(String name, List<String> sites, Optional<String> circuitId) {
        static ServingCircuit of(Circuit circuit) {
            return new ServingCircuit(
                    circuit.name(),
                    circuit.sites(),
                    circuit instanceof Circuit.Existing existing
                            ? Optional.of(existing.circuitId())
                            : Optional.empty());
        }

        /** Reads the circuits of a section {@code expressRoute}, and passes over what orders and connects them. */
        static Reading<Map<String, ServingCircuit>> readingAll() {
            return MapReader.map(map -> {
                var circuits = map.defaulted("circuits", Composites.named(ServingCircuit::reading), Map.of());
                map.passOverTheRest();
                return map.build(circuits::get);
            });
        }

        private static Reading<ServingCircuit> reading(String name) {
            return MapReader.map(map -> {
                var sites = map.required("sites", Composites.list(Scalars.text(), false));
                var circuitId = map.optional("circuitId", CircuitReader.circuitId());
                map.passOverTheRest();
                return map.build(() -> new ServingCircuit(name, sites.get(), circuitId.get()));
            });
        }
    }
}
