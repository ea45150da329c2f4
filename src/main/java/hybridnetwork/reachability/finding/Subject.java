package hybridnetwork.reachability.finding;

import java.util.List;
import java.util.Optional;

/**
 * What a finding, or a verdict, is about: a thing of the configuration or a resource, and where it is declared.
 *
 * @param kind {@link #SITE}, {@link #FLOW}, {@link #CIRCUIT} or {@link #GATEWAY}, else a kind of resource of Azure's, such as
 *     {@code RouteTable}
 * @param name in the configuration, or in Azure; of a gateway as outages call it
 * @param part what of it, by names from the outside in, such as {@code subnets, web} of a virtual network; empty for all
 * @param path the configuration's key that declares it; empty where none is known for certain
 * @param at the place of that key, such as {@code stacks/Pulumi.prod.yaml:12:5}; empty where there is no file
 */
public record Subject(String kind, String name, List<String> part, Optional<String> path, Optional<String> at) {
    public static final String SITE = "site";
    public static final String FLOW = "flow";
    public static final String CIRCUIT = "circuit";
    public static final String GATEWAY = "gateway";

    public Subject {
        part = List.copyOf(part);
    }

    public static Subject of(String kind, String name, String... part) {
        return new Subject(kind, name, List.of(part), Optional.empty(), Optional.empty());
    }

    /** What a site offers over its paths. */
    public static Subject advertisedBy(String site) {
        return of(SITE, site, "advertises");
    }

    public Subject path(Optional<String> key) {
        return new Subject(kind, name, part, key, at);
    }

    public Subject at(Optional<String> place) {
        return new Subject(kind, name, part, path, place);
    }

    /** For people: where it is declared, or else what it is. */
    public String place() {
        return at.map(place -> place + " (" + path.orElse("") + ")")
                .or(() -> path)
                .orElseGet(() -> kind + " " + name + (part.isEmpty() ? "" : ", " + String.join(" ", part)));
    }
}
