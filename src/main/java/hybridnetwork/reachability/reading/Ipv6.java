package hybridnetwork.reachability.reading;

import hybridnetwork.reachability.model.Scope;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.List;
import java.util.Optional;

/** What is of IPv6 alone, and so meets no packet of the proof. */
final class Ipv6 {
    private Ipv6() {}

    /** Whether an interface's configuration is; IPv4 where it does not say. */
    static boolean isOf(Bag configuration) {
        return isSaid(configuration, "privateIPAddressVersion");
    }

    /** Whether a frontend is: by itself, or by its public address or the prefix that this is taken from. */
    static boolean isOf(Inventory inventory, Resource balancer, Bag frontend) {
        return isOf(frontend)
                || isOf(inventory.follow(balancer, frontend, "publicIPAddress", "PublicIPAddress"))
                || isOf(inventory.follow(balancer, frontend, "publicIPPrefix", "PublicIPPrefix"));
    }

    /** Whether all frontends that a rule of a balancer names are. */
    static boolean isOfRule(Inventory inventory, Resource balancer, Bag rule) {
        List<Bag> references = rule.bag("frontendIPConfiguration")
                .map(List::of)
                .orElseGet(() -> rule.bags("frontendIPConfigurations"));
        List<Bag> frontends = balancer.bag().bags("frontendIPConfigurations");
        return !references.isEmpty()
                && references.stream().allMatch(reference -> {
                    Optional<String> name = reference.text("id").map(ArmId::name);
                    return frontends.stream()
                            .filter(it -> name.filter(BalancerReader.name(it)::equalsIgnoreCase)
                                    .isPresent())
                            .anyMatch(it -> isOf(inventory, balancer, it));
                });
    }

    private static boolean isOf(Reference publicAddress) {
        return publicAddress instanceof Reference.Found found
                && isSaid(found.resource().bag(), "publicIPAddressVersion");
    }

    private static boolean isSaid(Bag bag, String property) {
        return bag.text(property).filter("IPv6"::equalsIgnoreCase).isPresent();
    }

    /** Names what is left out. */
    static void note(Object owner, String what, Notes notes) {
        notes.notUnderstood(
                owner, what + " is not proved; IPv4 only", Scope.nothing("no packet of the proof is an IPv6 packet"));
    }
}
