package hybridnetwork.reachability.model;

import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.Action;
import hybridnetwork.reachability.DenyCompiler;
import hybridnetwork.reachability.End;
import hybridnetwork.reachability.Flow;
import hybridnetwork.reachability.Frontend;
import hybridnetwork.reachability.Network;
import java.util.function.BiPredicate;

/**
 * Something that exists, and of which a value that decides is not known: no intent that it could matter to is known to
 * hold.
 *
 * @param what is not known, as a sentence
 */
public record Doubt(String what, Scope scope) {
    /** What is not known. */
    public enum Kind {
        /** How the sites are reached, and what they offer. */
        WAYS,
        /** The addresses of the virtual network. */
        SPACE,
        /** Anything else. */
        OTHER
    }

    /** The flows that something unknown could matter to. */
    public record Scope(Kind kind, BiPredicate<Flow, Network> flows) {
        private static Scope of(BiPredicate<Flow, Network> flows) {
            return new Scope(Kind.OTHER, flows);
        }

        public boolean covers(Flow flow, Network network) {
            return flows.test(flow, network);
        }
    }

    public static final Scope EVERY_FLOW = Scope.of((flow, network) -> true);

    /** The addresses of the virtual network, which the tags hold too. */
    public static final Scope SPACE = new Scope(Kind.SPACE, (flow, network) -> true);

    /**
     * What is on-premises, how it is reached, and what the gateways learn. What leaves or enters the virtual network depends
     * on it for its way there or back; of a {@code deny} the {@link DenyCompiler} asks what the filters let pass.
     */
    public static final Scope OUTSIDE = new Scope(
            Kind.WAYS,
            (flow, network) ->
                    flow.intent().action() == Action.ALLOW && (isOutside(flow.from()) || isOutside(flow.to())));

    /** Frontends, their rules and pools. */
    public static final Scope BALANCERS =
            Scope.of((flow, network) -> flow.intent().to().equals("load-balancer")
                    || isPrefix(flow.intent().from())
                    || isPrefix(flow.intent().to())
                    || (!flow.from().internet().isEmpty()
                            && network.frontends().stream().anyMatch(Frontend::reachableFromInternet)));

    /** A public address that is not known: an intent that names it as a prefix does not lead to its frontend. */
    public static final Scope PUBLIC_ADDRESS = Scope.of((flow, network) ->
            isPrefix(flow.intent().to()) && !flow.to().internet().isEmpty());

    /** Who can be reached from the internet. */
    public static final Scope FROM_INTERNET =
            Scope.of((flow, network) -> !flow.from().internet().isEmpty());

    /** The addresses of a subnet: no other can have them, but a load balancer may have its backends there. */
    public static Scope subnet(int index) {
        return Scope.of((flow, network) -> BALANCERS.covers(flow, network)
                || isAbout(flow.intent().from(), network.subnets().get(index))
                || isAbout(flow.intent().to(), network.subnets().get(index)));
    }

    /** Which of some hosts has a public IP: that all of them may have it does not make an {@code allow} hold. */
    public static Scope publicAmong(PrefixSet hosts) {
        return Scope.of((flow, network) -> flow.intent().action() == Action.ALLOW
                && FROM_INTERNET.covers(flow, network)
                && !flow.to().hosts().intersect(hosts).isEmpty());
    }

    /** Which of some addresses a frontend has: none of them is surely a host that can send. */
    public static Scope frontendAmong(PrefixSet addresses) {
        return Scope.of((flow, network) -> flow.intent().action() == Action.ALLOW
                && isPrefix(flow.intent().from())
                && !flow.from().hosts().intersect(addresses).isEmpty());
    }

    private static boolean isOutside(End end) {
        return !end.sites().isEmpty() || !end.internet().isEmpty();
    }

    private static boolean isAbout(String end, Subnet subnet) {
        return (end.equals("network") && !subnet.isGatewaySubnet()) || subnet.isCalled(end) || isPrefix(end);
    }

    private static boolean isPrefix(String end) {
        return Prefix.tryParse(end).isPresent();
    }

    public boolean is(Kind kind) {
        return scope.kind() == kind;
    }

    /** For a reason. */
    public String reason() {
        return what + "; prove it again when it is";
    }
}
