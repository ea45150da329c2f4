package hybridnetwork.preflight;

import hybridnetwork.config.ConfigCommand;
import java.util.List;
import java.util.Set;

/** What the reader demands of every stack file, and the rules about exceptions to rules. */
final class ReaderRules {
    /** What the offline reader warns of because the engine alone can read it. */
    static final Set<String> ONLY_OFFLINE = Set.of("environment-not-read", "project-key-not-read");

    private ReaderRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.error("", "stack-file", "the stack file is YAML with a `config:` section, of at most 1 MiB", "")
                        .example("[ not, a, map ]", "write the keys under `config:` as stacks/Pulumi.dev.yaml does")
                        .byReader(),
                Rule.error("", "duplicate-key", "no key stands twice in one map", "")
                        .example("sites: { hq: { ... }, hq: { ... } }", "remove or rename one of the two")
                        .byReader(),
                Rule.error("", "unknown-key", "every key is one of the contract", "")
                        .example("hybrid-network:site: { ... }", "write the key that is meant")
                        .byReader(),
                Rule.error("", "missing-key", "every key that has no default is there", "")
                        .example("# no hybrid-network:baseName", "add it")
                        .byReader(),
                Rule.error("", "wrong-type", "every value has the type of its key", "")
                        .example("addressSpace: 10.20.0.0/16   # a list is expected", "write the type that is expected")
                        .byReader(),
                Rule.error("", "invalid-value", "every value is one that its key can have", "")
                        .example("addressSpace: [10.20.0.1/16]", "write the value that is meant")
                        .byReader(),
                Rule.error("", "to-fill-in", "nothing is left that a proposal could not know", "")
                        .example(
                                "addressPrefixes: [<networks of hq>]   # as `./hybrid adopt` writes it",
                                "write the value that the angle brackets stand for")
                        .byReader(),
                Rule.error(
                                "",
                                "engine-reads-otherwise",
                                "every value and name reaches the program as it is written: the engine reads 0100 as"
                                        + " 64, 1.10 as 1.1, 1_000 as 1000 and a date as a moment",
                                "")
                        .example("vlanId: 0100", "write 100, or put it in quotes where it is text")
                        .byReader(),
                Rule.error("", "unknown-name", "a name of a site, subnet or outage exists", "")
                        .example("circuits: { primary: { sites: [hp], ... } }", "write the name that is meant")
                        .byReader(),
                Rule.error("", "flow-end", "both ends of an intent are known", "")
                        .example(
                                "{ action: allow, from: hp, to: internal, ... }",
                                "write the name that is meant, or a prefix")
                        .byReader(),
                Rule.error("", "secret-in-clear", "keys stand encrypted in the stack file", "")
                        .example("sharedKeys: { hq: plain-text }", ConfigCommand.setSecret(Where.SHARED_KEYS.key("hq")))
                        .byReader(),
                Rule.error(
                                "",
                                "secret-not-kept",
                                "only keys are encrypted: any other value would stand in clear in the state and in"
                                        + " previews, and no plan could read it",
                                "")
                        .example(
                                "privatePeering: { vlanId: { secure: ... }, ... }",
                                "write it in clear into the stack file")
                        .byReader(),
                Rule.warning(
                                "",
                                "environment-not-read",
                                "every value stands in a file: those of a Pulumi ESC environment are opened by the"
                                        + " engine alone",
                                "")
                        .example("environment: [prod/network]", "trust `pulumi preview` rather than a plan")
                        .byReader(),
                Rule.warning(
                                "",
                                "project-key-not-read",
                                "a value that Pulumi.yaml gives to every stack has a key that a plan can follow",
                                "")
                        .example(
                                "config:\n  hybrid-network:traffic.web.ports[0]: { default: 443 }   # in Pulumi.yaml",
                                "give the value to the whole section, or write it into the stack files")
                        .byReader(),
                AcceptedRisks.ERROR,
                AcceptedRisks.UNMATCHED);
    }
}
