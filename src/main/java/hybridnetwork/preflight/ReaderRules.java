package hybridnetwork.preflight;

import java.util.List;

/** What the reader demands of every stack file, and the rules about exceptions to rules. */
final class ReaderRules {
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
                Rule.error(
                                "",
                                "engine-reads-otherwise",
                                "every value and name reaches the program as it is written: the engine reads 0100 as"
                                        + " 64, 1.10 as 1.1, 1_000 as 1000 and a date as a moment",
                                "")
                        .example("vlanId: 0100", "write 100, or put it in quotes where it is text")
                        .byReader(),
                Rule.error("", "unknown-name", "a name of a site or subnet exists", "")
                        .example("circuits: { primary: { sites: [hp], ... } }", "write the name that is meant")
                        .byReader(),
                Rule.error("", "flow-end", "both ends of an intent are known", "")
                        .example(
                                "{ action: allow, from: hp, to: internal, ... }",
                                "write the name that is meant, or a prefix")
                        .byReader(),
                Rule.warning("", "secret-in-clear", "keys stand encrypted in the stack file", "")
                        .example(
                                "sharedKeys: { hq: plain-text }",
                                "pulumi config set --secret --path 'hybrid-network:sharedKeys.hq'")
                        .byReader(),
                AcceptedRisks.ERROR,
                AcceptedRisks.UNMATCHED);
    }
}
