package hybridnetwork.reachability.trace;

import hybridnetwork.reachability.model.SecurityRule;
import hybridnetwork.reachability.model.SecurityRule.Access;

/** One thing that happened to a packet on its way. */
public sealed interface Step {
    /** The step in words, without a full stop. */
    String text();

    /** The packet sets out. */
    record Start(String from) implements Step {
        @Override
        public String text() {
            return "starts at " + from;
        }
    }

    /**
     * A router chose a route.
     *
     * @param at who chose: a site, a subnet, a gateway
     * @param prefix the destination of the route that won
     * @param over where it leads, such as {@code circuit:primary}, {@code tunnel:hq}, {@code VnetLocal}
     * @param source where the route comes from, such as {@code user route x of table y}, {@code ExpressRoute (BGP)}
     */
    record Route(String at, String prefix, String over, String source) implements Step {
        @Override
        public String text() {
            return at + " routes " + prefix + " over " + over + " (" + source + ")";
        }
    }

    /**
     * A network security group, or the rules of a firewall, decided.
     *
     * @param at the subnet, or an interface in it
     * @param direction {@code inbound} or {@code outbound}; empty of the rules of an appliance
     * @param rule the rule that matched first
     * @param group what has the rule, such as {@code network security group a}
     * @param access {@code UNKNOWN} where it is not known whether the rule decides
     */
    record Filter(String at, String direction, SecurityRule rule, String group, Access access) implements Step {
        /** The rule with its group, such as {@code rule web (100) of network security group a}. */
        public String named() {
            return rule + " of " + group;
        }

        /** The same with the direction, where it has one. */
        public String directed() {
            return direction.isEmpty() ? named() : direction + " " + named();
        }

        @Override
        public String text() {
            return at + (direction.isEmpty() ? "" : " " + direction) + ": " + access + " by " + named();
        }
    }

    /** Something with rules that nobody can read let a packet pass: an appliance, or a network of somebody else's. */
    record AtItsWord(String who) implements Step {
        @Override
        public String text() {
            return who + " lets it pass, taken at its word";
        }
    }

    /** A packet left for the internet. */
    record Leave(String by) implements Step {
        @Override
        public String text() {
            return "leaves for the internet by " + by;
        }
    }

    /** A VPN gateway passed a packet on from one tunnel to another. */
    record Transit(String gateway, String from, String to) implements Step {
        @Override
        public String text() {
            return gateway + " passes it on from " + from + " to " + to + " (BGP)";
        }
    }

    /** A load balancer handed the packet to a backend. */
    record Balance(String frontend, String rule, String backend) implements Step {
        @Override
        public String text() {
            return "load balancer frontend " + frontend + " forwards by " + rule + " to " + backend;
        }
    }

    /** The packet arrived; what follows are the reply's steps. */
    record Delivered(String at) implements Step {
        @Override
        public String text() {
            return "delivered at " + at;
        }
    }

    /** What becomes of the packet depends on what is not known. */
    record Unknown(String what) implements Step {
        @Override
        public String text() {
            return "not known: " + what;
        }
    }

    /** The packet, or its reply, was lost. */
    record Lost(String at, String reason) implements Step {
        @Override
        public String text() {
            return "lost at " + at + ": " + reason;
        }
    }
}
