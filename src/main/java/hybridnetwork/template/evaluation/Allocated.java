package hybridnetwork.template.evaluation;

import hybridnetwork.resources.ArmId;

/**
 * A private address that a template takes from a resource of its own which says none: Azure gives it when it is deployed.
 *
 * @param configuration the name of the resource's configuration that has it
 */
public record Allocated(ArmId owner, String configuration) {
    static final String REASON = "Azure gives the address when it is deployed";
}
