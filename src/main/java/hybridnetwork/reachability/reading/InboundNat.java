package hybridnetwork.reachability.reading;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.model.Scope;
import java.util.List;

/** Inbound NAT rules, which are not modelled: what they take at a balancer, and may hand to any host behind it. */
final class InboundNat {
    private InboundNat() {}

    /** Notes those that a balancer has inline. */
    static void noteInline(Resource balancer, Notes notes) {
        if (balancer.bag().mayHave("inboundNatRules") || balancer.bag().mayHave("inboundNatPools")) {
            note(balancer, "inbound NAT rules are not modelled", balancer, notes);
        }
    }

    /** Notes one that is a resource of its own: of the balancer that it names, or of any. */
    static void note(Resource rule, Inventory inventory, Notes notes) {
        List<Resource> balancers = inventory.all("LoadBalancer").stream()
                .filter(balancer -> isOf(rule, balancer))
                .toList();
        String message = "resources of this type are not modelled";
        if (balancers.isEmpty()) {
            notes.notUnderstood(rule, message, Scope.EVERY_BALANCER);
        }
        balancers.forEach(balancer -> note(rule, message, balancer, notes));
    }

    private static boolean isOf(Resource rule, Resource balancer) {
        return rule.id()
                        .filter(id -> balancer.mayContain(id.toString(), "loadBalancers"))
                        .isPresent()
                || (rule.mayShareGroup(balancer)
                        && rule.bag()
                                .text("loadBalancerName")
                                .filter(balancer::isNamed)
                                .isPresent());
    }

    private static void note(Resource owner, String message, Resource balancer, Notes notes) {
        notes.notUnderstood(owner, message, new Scope.Balancer(balancer.name()));
        boolean mayBePublic = balancer.bag().isOpaque("frontendIPConfigurations")
                || balancer.bag().bags("frontendIPConfigurations").stream().anyMatch(BalancerReader::isPublic);
        if (mayBePublic) {
            notes.doubt(owner, "which hosts inbound NAT leads to", new Scope.Entering(PrefixSet.ALL));
        }
    }
}
