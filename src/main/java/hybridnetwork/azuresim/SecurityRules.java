package hybridnetwork.azuresim;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.PortRange;
import hybridnetwork.net.Prefix;
import hybridnetwork.resources.Bag;
import java.util.List;

/** What Azure asks of a security rule in itself ({@code nsg-rules}). */
final class SecurityRules {
    private static final long LOWEST = 100;
    private static final long HIGHEST = 4096;
    private static final List<String> SIDES = List.of("source", "destination");

    private SecurityRules() {}

    static void admit(Bag rule) {
        String name = rule.text("name").orElse("");
        long priority = rule.whole("priority").orElse(0L);
        if (priority < LOWEST || priority > HIGHEST) {
            throw AzureError.badRequest(
                    "SecurityRuleInvalidPriority",
                    "Security rule has invalid Priority. Value provided: " + priority + " Allowed range 100-4096."
                            + " Rule: " + name + ".");
        }
        for (String side : SIDES) {
            admitAddresses(rule, side, name);
            admitPorts(rule, side, name);
        }
    }

    private static void admitAddresses(Bag rule, String side, String name) {
        String singular = side + "AddressPrefix";
        String plural = side + "AddressPrefixes";
        boolean groups = !rule.bags(side + "ApplicationSecurityGroups").isEmpty();
        List<String> many = rule.texts(plural);
        admitOneForm(rule.text(singular).isPresent(), !many.isEmpty(), groups, singular, plural, name);
        for (String address : rule.texts(singular, plural)) {
            if (!isAddress(address)) {
                throw AzureError.badRequest(
                        "SecurityRuleInvalidAddressPrefix",
                        "Security rule has invalid Address prefix. Value provided: " + address + ". Rule: " + name
                                + ".");
            }
        }
    }

    private static void admitPorts(Bag rule, String side, String name) {
        String singular = side + "PortRange";
        String plural = side + "PortRanges";
        admitOneForm(rule.text(singular).isPresent(), !rule.texts(plural).isEmpty(), false, singular, plural, name);
        for (String port : rule.texts(singular, plural)) {
            if (!isPortRange(port)) {
                throw AzureError.badRequest(
                        "SecurityRuleInvalidPortRange",
                        "Security rule has invalid Port range. Value provided: " + port
                                + ". Value should be an integer OR integer range with '-' delimiter. Valid range"
                                + " 0-65535. Rule: " + name + ".");
            }
        }
    }

    private static void admitOneForm(
            boolean one, boolean many, boolean groups, String singular, String plural, String name) {
        if ((one && many) || ((one || many) && groups)) {
            throw AzureError.badRequest("Security rule " + name + " cannot have both " + singular + " and " + plural
                    + ", or either with application security groups.");
        }
    }

    private static boolean isPortRange(String text) {
        if (text.equals("*")) {
            return true;
        }
        try {
            PortRange.parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** A prefix, an address, {@code *} or a service tag, which is a word: whether Azure has it the simulation cannot know. */
    private static boolean isAddress(String text) {
        boolean numbers = text.matches("[0-9./]+");
        if (!numbers) {
            return Cidr.isIpv6(text) || text.matches("\\*|[A-Za-z][A-Za-z0-9]*(\\.[A-Za-z0-9]+)?");
        }
        return Prefix.tryParse(text).isPresent() || Ipv4.tryParse(text).isPresent();
    }
}
