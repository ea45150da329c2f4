package hybridnetwork.template.evaluation;

/**
 * An expression that has no value here.
 *
 * @param place the resource and the property that has it
 */
public record UnknownValue(String place, String expression, String reason) {}
