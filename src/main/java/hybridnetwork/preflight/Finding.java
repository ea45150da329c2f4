package hybridnetwork.preflight;

import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Problem;
import hybridnetwork.config.Severity;

/** A problem while a check describes it. Without a fix of its own it has the rule's. */
final class Finding {
    private final Rule rule;
    private Problem problem;

    Finding(Rule rule, ConfigPath path, String message) {
        this.rule = rule;
        this.problem = Problem.of(rule.severity(), rule.id(), path, message);
    }

    /** The value that was found, never a secret. */
    Finding got(Object value) {
        problem = problem.got(value);
        return this;
    }

    Finding allowed(String what) {
        problem = problem.allowed(what);
        return this;
    }

    Finding fix(String what) {
        problem = problem.fix(what);
        return this;
    }

    Finding severity(Severity severity) {
        problem = problem.severity(severity);
        return this;
    }

    Problem problem() {
        return problem.fix().isPresent() || rule.fix().isEmpty() ? problem : problem.fix(rule.fix());
    }
}
