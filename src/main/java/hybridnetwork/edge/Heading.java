package hybridnetwork.edge;

import java.util.ArrayList;
import java.util.List;

/** What every file begins with: whose it is, what is to be filled in, what is assumed. */
final class Heading {
    private Heading() {}

    static List<String> of(EdgeRouter router, String made, EdgeKeys keys) {
        List<String> lines = new ArrayList<>();
        lines.add("Site " + router.site()
                + router.device().map(name -> ", device " + name).orElse("") + " of stack " + router.stack() + ": "
                + made + ". Written by `hybrid edge-config`; change the stack, not this.");
        List<Slot> missing =
                router.slots().stream().filter(slot -> !slot.isKnown()).toList();
        if (!missing.isEmpty()) {
            lines.add("NOT COMPLETE: fill in each <NAME>, with --set NAME=VALUE or by hand. The"
                    + " gateway's addresses are in the deployed stack: `pulumi stack export --stack " + router.stack()
                    + " > FILE`, then --export FILE.");
            missing.forEach(slot -> lines.add("  " + slot + "  " + slot.meaning()));
        }
        List<String> absent = keys.missing(router);
        if (!absent.isEmpty()) {
            lines.add("WITHOUT KEYS: <" + String.join(">, <", absent)
                    + ">. With --keys-from they are filled in, in a file that only its owner reads.");
        }
        router.remarks().forEach(remark -> lines.add("NOTE: " + remark));
        return lines;
    }
}
